// What the service finds wrong: `{severity, message, hint, place}`, severity `error`, `warning`, `note`.

/** A problem for people, with its cure where there is one. */
export function tellProblem({ message, hint }) {
  const text = hint ? `${message} – ${hint}` : message;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `error` where a cue cannot be played, `warning` where it may not do what was meant, else null. */
export function worstOf(problems) {
  return ['error', 'warning'].find((severity) => problems.some((problem) => problem.severity === severity)) ?? null;
}
