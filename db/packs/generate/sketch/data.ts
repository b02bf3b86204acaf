import facilities from './facilities.json' with { type: 'json' }
import gauges from './gauges.json' with { type: 'json' }
import items from './items.json' with { type: 'json' }
import plans from './plans.json' with { type: 'json' }
import settings from './settings.json' with { type: 'json' }
import shelters from './shelters.json' with { type: 'json' }
import units from './units.json' with { type: 'json' }
import warehouses from './warehouses.json' with { type: 'json' }

/** What drills tell of or a plan lays down: given by hand; `at` names the village beside which it stands. */
export const GIVEN = { facilities, gauges, items, plans, settings, shelters, units, warehouses }
