import { type Html, html } from './html.ts';

/** Wraps a page's content; needs no script, no picture and no other request. */
export function page(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }</style>
</head>
<body>
${content}
</body>
</html>
`.text;
}
