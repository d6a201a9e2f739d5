// The service's `peaks`, as wavesurfer wants them.

/** Extremes and loudness of each column, both 0…1, from the binary message: two layers. */
export function readPeaks(message) {
  const columns = message.getUint32(4, true);
  const extremes = new Float32Array(columns);
  const loudness = new Float32Array(columns);
  for (let column = 0, at = 16; column < columns; column++, at += 3) {
    extremes[column] = Math.max(-message.getInt8(at), message.getInt8(at + 1)) / 127;
    loudness[column] = Math.min(extremes[column], message.getUint8(at + 2) / 255);
  }
  return [extremes, loudness];
}

/** What is shown before the peaks are there. */
export function flatPeaks() {
  return [new Float32Array(2), new Float32Array(2)];
}
