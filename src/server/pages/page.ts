import { type Html, html } from './html.ts';

const style = html`
:root { color-scheme: light dark; --quiet: #5b6570; --line: #d5dae0; --accent: #0b5cad }
@media (prefers-color-scheme: dark) { :root { --quiet: #9aa5b1; --line: #39414a; --accent: #79b8ff } }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 52rem; margin: 2.5rem auto; padding: 0 1.25rem }
h1 { font-size: 1.75rem; margin: 0 0 1.5rem }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line) }
a { color: var(--accent) }
code { color: var(--quiet); overflow-wrap: anywhere }
ul { padding-left: 1.1rem } li { margin: .3rem 0 } ul ul { margin-bottom: 1rem }
`;

/** Wraps a page's content; needs no script, no picture and no other request. */
export function page(title: string, content: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${content}
</body>
</html>
`.text;
}
