/** All the looks of the page: one column, large targets, dark where the phone is, nothing that moves. */
export const workPageStyle = `
:root { --ink: #1b1f24; --quiet: #57606a; --paper: #ffffff; --ground: #f4f5f7; --line: #d5d9df; --deed: #1f5fbf; --on-deed: #ffffff; --wrong: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --quiet: #a5adb8; --paper: #1d2126; --ground: #121518; --line: #3a414a; --deed: #8ab4f8; --on-deed: #10151c; --wrong: #ff8a80; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; -webkit-text-size-adjust: 100%; }
main { max-width: 36rem; margin: 0 auto; padding: 1.25rem 1rem 3rem; }
h1 { font-size: 1.375rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.125rem; margin: 1.75rem 0 .75rem; }
figure { margin: 0 0 1rem; }
figcaption, dt, .hint { color: var(--quiet); font-size: .9375rem; }
blockquote { margin: 0; padding: .875rem 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
dl { margin: 0 0 1rem; }
dl div { padding: .5rem 0; border-bottom: 1px solid var(--line); }
dd { margin: 0; overflow-wrap: anywhere; }
details { background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; margin: 0 0 .75rem; }
summary { padding: .875rem 1rem; min-height: 3rem; font-weight: 600; cursor: pointer; }
form { padding: 0 1rem 1rem; }
label { display: block; font-weight: 600; }
.hint { margin: 0 0 .5rem; }
.problem { margin: 0 0 .5rem; color: var(--wrong); font-weight: 600; }
textarea, input[type="text"] { width: 100%; padding: .75rem; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: .375rem; }
[aria-invalid="true"] { border: 2px solid var(--wrong); }
button { width: 100%; min-height: 3rem; margin-top: .75rem; padding: .75rem 1rem; font: inherit; font-weight: 600; color: var(--on-deed); background: var(--deed); border: 0; border-radius: .375rem; cursor: pointer; }
a { display: inline-block; padding: .75rem 0; color: var(--deed); font-weight: 600; }
:focus-visible { outline: 3px solid var(--deed); outline-offset: 2px; }
`;
