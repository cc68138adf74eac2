"""The style of the page of disagreements: a telephone first, columns where there is room, ink on paper."""

STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --faint: #595959; --line: #d9d9d9;
  --side: #f6f6f4; --mark: #ffe08a; --flag: #a30d0d; --update: #0b5394; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #161616; --faint: #b0b0b0;
  --line: #3d3d3d; --side: #202020; --mark: #6b5200; --flag: #ff8a80; --update: #8ab4f8; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 0 0 .5rem; }
h3 { font-size: 1.35rem; line-height: 1.2; margin: 0; }
a { color: inherit; text-decoration-color: var(--faint); }
a:focus-visible { outline: 3px solid var(--update); outline-offset: 2px; }
small, .count, .why, figcaption, time, header > p { color: var(--faint); font-size: .9rem; }
nav ol { padding-left: 1.5rem; margin: .5rem 0 0; }
nav li { padding: .3rem 0; }
article { border-top: 2px solid var(--line); padding: 1.25rem 0; }
article > p { margin: .5rem 0; }
.kind { margin: 0; color: var(--flag); font-weight: 700; font-size: .8rem; letter-spacing: .06em;
  text-transform: uppercase; }
.superseded .kind, .corrected .kind, .within_article .kind { color: var(--update); }
.sides { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); margin: 1rem 0; }
@media (min-width: 46rem) { .sides { grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); } }
section { background: var(--side); border-left: 4px solid var(--line); padding: .9rem 1rem; min-width: 0; }
.count { margin: .1rem 0 .6rem; }
figure { margin: 0 0 .9rem; }
blockquote { margin: 0 0 .25rem; unicode-bidi: isolate; }
mark { background: var(--mark); color: inherit; padding: 0 .15em; font-weight: 700; }
.differs { font-weight: inherit; text-decoration: underline dotted; text-underline-offset: .2em; }
cite { font-style: normal; font-weight: 600; color: var(--ink); }
.timeline { list-style: none; margin: 1rem 0; padding: 0 0 0 .4rem; }
.timeline li { position: relative; border-left: 2px solid var(--update); padding: .1rem 0 .9rem 1rem; }
.timeline li:last-child { padding-bottom: .1rem; }
.timeline li::before { content: ""; position: absolute; left: -.4rem; top: .5rem; width: .65rem;
  height: .65rem; border-radius: 50%; background: var(--update); }
.why span { white-space: nowrap; margin-right: .75rem; }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --side: #fff; --faint: #333; }
  body { max-width: none; padding: 0; font-size: 10pt; } nav { display: none; }
  article, section, figure { break-inside: avoid; } section { border: 1px solid #999; }
  mark { background: none; border: 1px solid #000; } .sides { grid-template-columns: 1fr 1fr; } }
"""
