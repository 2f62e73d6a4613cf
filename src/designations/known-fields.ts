/** The fields of an object that have a value. A designation leaves out what its list does not say. */
export function knownFields<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
