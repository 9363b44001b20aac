/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { Mark } from "./avatar.tsx";
import { renderShell } from "./shell.tsx";

/** The way in for staff: their mail and the console's shared password. `problem` is what was wrong with the last try. */
export const renderSignIn = (page: {
  organisation: string;
  token: string;
  mail: string;
  problem: string | null;
  /** The case to go on to. */
  show: number | null;
}): string =>
  renderShell({
    title: `Sign in to ${page.organisation}`,
    lively: false,
    body: (
      <body class="sign-in-page">
        <main class="sign-in">
          <Mark />
          <h1>{page.organisation}</h1>
          <p class="quiet">Sign in to the complaint desk.</p>
          <form method="post" action="/console/sign-in">
            <input type="hidden" name="_csrf" value={page.token} />
            {page.show !== null && <input type="hidden" name="case" value={page.show} />}
            <div class="field">
              <label for="mail">Your mail address at work</label>
              <input id="mail" name="mail" type="email" required autocomplete="username" value={page.mail} />
            </div>
            <div class="field">
              <label for="password">The console's password</label>
              <input id="password" name="password" type="password" required autocomplete="current-password" />
              <p class="hint">Whoever runs this desk knows it.</p>
            </div>
            {page.problem !== null && (
              <p class="problem" role="alert">
                {page.problem}
              </p>
            )}
            <button type="submit" class="button primary">
              Sign in
            </button>
          </form>
        </main>
      </body>
    ),
  });
