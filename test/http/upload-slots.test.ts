import { expect, test } from 'vitest';
import { openUploadSlots } from '../../src/http/upload-slots.ts';

test('one institution takes half of the uploads at once, and leaves the others to the others', () => {
  const slots = openUploadSlots(4);
  const giveBack = slots.take('one');
  slots.take('one');
  expect(() => slots.take('one')).toThrow(/of yours are running/);
  slots.take('two');
  giveBack();
  slots.take('one');
});

test('all institutions together take no more uploads than there may be', () => {
  const slots = openUploadSlots(1);
  const giveBack = slots.take('one');
  expect(() => slots.take('two')).toThrow(/uploads are running/);
  giveBack();
  slots.take('two');
});
