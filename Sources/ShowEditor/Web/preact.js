// The one place that knows where Preact and htm come from.
export * from './vendor/preact-htm.min.js';
