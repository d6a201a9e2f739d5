// Which fixtures are selected: by their ticks, on the stage, by keys. What is done together is done
// to them in the order of the show.

import { useMemo } from '../preact.js';
import { store, view } from './store.js';

/** A hook: the selected fixtures. */
export function useSelected() {
  const fixtures = store.use((state) => state.fixtures);
  const selected = view.use((state) => state.selected);
  return useMemo(() => fixtures.filter(({ id }) => selected.has(id)), [fixtures, selected]);
}

/** The selected fixtures now. */
export function selectedNow() {
  const { selected } = view.get();
  return store.get().fixtures.filter(({ id }) => selected.has(id));
}

/** Selects `ids` and nothing else. */
export function selectOnly(ids) {
  view.set({ selected: new Set(ids), chosenFixture: ids.at(-1) ?? view.get().chosenFixture });
}

/** Selects `ids` beside what is selected. */
export function selectAlso(ids) {
  selectOnly([...new Set([...view.get().selected, ...ids])]);
}

/** Takes a fixture in, or out again. */
export function toggleSelected(id) {
  const selected = new Set(view.get().selected);
  if (!selected.delete(id)) selected.add(id);
  view.set({ selected, chosenFixture: id });
}

/** Selects all of `shown`, a list of fixtures, from the one chosen last to `id`. */
export function selectTo(id, shown) {
  const ids = shown.map((fixture) => fixture.id);
  const from = Math.max(0, ids.indexOf(view.get().chosenFixture));
  const to = ids.indexOf(id);
  const range = ids.slice(Math.min(from, to), Math.max(from, to) + 1);
  view.set({ selected: new Set([...view.get().selected, ...range]) });
}

export function clearSelection() {
  if (view.get().selected.size > 0) view.set({ selected: new Set() });
}
