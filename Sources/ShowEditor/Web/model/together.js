// Several fixtures as if they were one.

/** What all of several fixtures have, as one fixture: by equal names. */
export function inCommon(fixtures) {
  const [first, ...others] = fixtures;
  const shared = (of) => of(first).filter((name) => others.every((other) => of(other).includes(name)));
  const names = (list) => shared((fixture) => fixture[list].map(({ name }) => name));
  const kept = (list) => first[list].filter(({ name }) => names(list).includes(name));
  return {
    ...first,
    effects: shared(({ effects }) => effects),
    presets: kept('presets'),
    channels: kept('channels'),
    controls: kept('controls'),
  };
}
