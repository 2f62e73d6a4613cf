import type { Trait } from './traits.ts';

/**
 * From a trait to the numbers of everything that has it, in four arrays: a table of buckets and, behind it, the traits
 * and the numbers in the order of their buckets. Small, quick to build, and quick to say no.
 */
export type TraitTable = {
  readonly mask: number;
  readonly starts: Int32Array;
  readonly traits: Int32Array;
  readonly numbers: Int32Array;
};

/** Builds the table from the traits of each number, 0, 1, 2 and so on. */
export function buildTraitTable(traitsByNumber: readonly (readonly Trait[])[]): TraitTable {
  const size = traitsByNumber.reduce((sum, it) => sum + it.length, 0);
  const mask = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * size))) - 1;
  const starts = new Int32Array(mask + 2);
  for (const traits of traitsByNumber) for (const trait of traits) starts[bucketOf(trait, mask) + 1]! += 1;
  for (let bucket = 0; bucket <= mask; bucket++) starts[bucket + 1]! += starts[bucket]!;

  const free = starts.slice();
  const table = { mask, starts, traits: new Int32Array(size), numbers: new Int32Array(size) };
  traitsByNumber.forEach((traits, number) => {
    for (const trait of traits) {
      const place = free[bucketOf(trait, mask)]!++;
      table.traits[place] = trait;
      table.numbers[place] = number;
    }
  });
  return table;
}

/** Adds the numbers that have the trait. */
export function addNumbers({ mask, starts, traits, numbers }: TraitTable, trait: Trait, found: Set<number>): void {
  const bucket = bucketOf(trait, mask);
  for (let place = starts[bucket]!; place < starts[bucket + 1]!; place++) {
    if (traits[place] === trait) found.add(numbers[place]!);
  }
}

/** True unless nothing at all has the trait. */
export function hasTrait({ mask, starts, traits }: TraitTable, trait: Trait): boolean {
  const bucket = bucketOf(trait, mask);
  for (let place = starts[bucket]!; place < starts[bucket + 1]!; place++) {
    if (traits[place] === trait) return true;
  }
  return false;
}

function bucketOf(trait: Trait, mask: number): number {
  return (trait ^ (trait >>> 16)) & mask;
}
