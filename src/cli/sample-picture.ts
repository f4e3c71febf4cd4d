import { fileURLToPath } from 'node:url';

/** A rendered harbour of more than a megapixel, for the demonstration and first steps; it comes with Plegma. */
export const samplePicture = fileURLToPath(
  new URL('../../applications/swirl/sample/harbour.jpg', import.meta.url),
);
