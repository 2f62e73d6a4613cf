import type { Designation } from '../../src/designations/designation.ts';

/** An ordinary designation of the UN list, about a person who does not exist; write down only what matters to the test. */
export function aDesignation(given: Partial<Designation> = {}): Designation {
  return {
    id: 'un-KPi.900',
    authority: 'un',
    reference: 'KPi.900',
    kind: 'person',
    programmes: ['DPRK'],
    name: 'TESTO MANSEUNG',
    aliases: [],
    birthDates: [],
    birthPlaces: [],
    nationalities: [],
    identifiers: [],
    addresses: [],
    linkedTo: [],
    ...given,
  };
}

/** An ordinary designated company. */
export function aDesignatedEntity(given: Partial<Designation> = {}): Designation {
  return aDesignation({
    id: 'un-KPe.900',
    reference: 'KPe.900',
    kind: 'entity',
    name: 'KOREA TESTONG TRADING CORPORATION',
    ...given,
  });
}
