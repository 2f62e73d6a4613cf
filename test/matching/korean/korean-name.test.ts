import { describe, expect, test } from 'vitest';
import { foldSyllable, readSyllable, writeSyllable } from '../../../src/matching/korean/hangul.ts';
import { readKoreanName } from '../../../src/matching/korean/korean-name.ts';
import { KOREAN_SPELLINGS } from '../../../src/matching/korean/spellings.ts';
import { divideWord } from '../../../src/matching/korean/syllables.ts';
import { readWords } from '../../../src/matching/normalise.ts';

describe('Hangul', () => {
  test.each([
    ['리', '이'],
    ['로', '노'],
    ['녀', '여'],
    ['룡', '용'],
    ['철', '철'],
  ])('%s is read as %s is in the South', (north, south) => {
    expect(writeSyllable(readSyllable(north)!)).toBe(south);
  });

  test('what spellings confuse sounds alike, what they tell apart does not', () => {
    const sound = (character: string) => foldSyllable(readSyllable(character)!);
    expect(sound('정')).toBe(sound('종'));
    expect(sound('철')).not.toBe(sound('천'));
    expect(sound('백')).toBe(sound('백'));
    expect(sound('박')).not.toBe(sound('백'));
  });
});

describe('a spelling stands for', () => {
  test.each([
    ['jong', '정종'],
    ['young', '영'],
    ['ch’ŏl', '철'],
    ['cheol', '철'],
    ['ryong', '용'],
    ['thae', '태'],
    ['soo', '수'],
    ['чхоль', '철'],
  ])('%s: %s', (written, hangul) => {
    const [word] = readWords(written);
    const readings = KOREAN_SPELLINGS.syllables.get(word!.marked)?.readings.map((it) => writeSyllable(it.syllable));
    expect(readings).toEqual(expect.arrayContaining([...hangul]));
  });
});

test('a joined word is divided in every way', () => {
  expect(divideWord('changil').map((it) => it.map((syllable) => syllable.spelling).join('-'))).toEqual(
    expect.arrayContaining(['chang-il', 'chan-gil']),
  );
});

describe('a name is read with its family name', () => {
  test.each([
    ['Kim Chol-su', 'kim|chol-su'],
    ['Chol Su KIM', 'kim|chol-su'],
    ['KIMCHOLSU', 'kim|chol-su'],
    ['Namgung Won', 'nam-gung|won'],
    ['독고영재', '독-고|영-재'],
    ['Jong Hyuk An', 'an|jong-hyuk'],
    ['Jong Hyuk An', 'jong|hyuk-an'],
  ])('%s as %s', (written, reading) => {
    const readings = readKoreanName(readWords(written)).korean.map(({ surname, given }) =>
      [surname, given].map((part) => part.map((it) => it.spelling).join('-')).join('|'),
    );
    expect(readings).toContain(reading);
  });

  test.each(['Jonathan Testerman', 'Nguyen Van Testo', 'Sergei Testov', '12345'])('%s is no Korean name', (written) => {
    expect(readKoreanName(readWords(written)).korean).toEqual([]);
  });
});
