import { isUnchanged, type ListChanges } from '../designations/changes.ts';
import { sayChange } from '../designations/field-text.ts';

/** What changed, entry by entry and field by field: `+` for what came, `-` for what went, `~` for what was amended. */
export function printChanges(changes: ListChanges): void {
  const { added, amended, delisted } = changes;
  if (isUnchanged(changes)) console.log('No entry differs.');
  for (const { reference, name } of added) console.log(`+ ${reference}  ${name}`);
  for (const { current, fields } of amended) {
    console.log(`~ ${current.reference}  ${current.name}`);
    for (const { field, former, current: now } of fields.map(sayChange)) {
      for (const gone of former) console.log(`    ${field}: - ${gone}`);
      for (const come of now) console.log(`    ${field}: + ${come}`);
    }
  }
  for (const { reference, name } of delisted) console.log(`- ${reference}  ${name}`);
  console.log(`${added.length} added, ${amended.length} amended, ${delisted.length} delisted.`);
}
