/** The page: state in, report out, drawn anew at each change. */
import { CallwellError, Linter, start, type Draft, type Report, type Rule } from "../../dist/api.js";
import { drawBatch } from "./batch.js";
import { download, fileInput, fill, h } from "./dom.js";
import { createEditor, type Editor } from "./editor.js";
import { createDrafts } from "./drafts.js";
import { examples } from "./examples.js";
import { createLog, drawSituation } from "./forms.js";
import { today } from "./names.js";
import { packed } from "./packed.js";
import { drawPlan } from "./plan.js";
import { createFindings, drawCatalogue, drawClaims, drawRewrites, drawScore, type Acts, type Filled } from "./results.js";
import { blank, contextOf, forget, keep, restore, turnTo, type Saved } from "./state.js";

const views = ["draft", "many", "plan", "rules"] as const;
type View = (typeof views)[number];
const titles: Record<View, string> = { draft: "A draft", many: "Many drafts", plan: "The week", rules: "Rules" };

function run(app: HTMLElement): void {
  let state = restore();
  let linter = new Linter();
  let rules: ReadonlyMap<string, Rule> = new Map(linter.rules().map((rule) => [rule.id, rule]));
  let report: Report | null = null;
  const values: Filled = new Map();

  const part = (name: string, tag: "section" | "div" = "section") => h(tag, { class: `part ${name}` });
  const [score, findings, claims, rewrites, log, situation] =
    [part("score-part"), part("findings-part"), part("claims-part", "div"), part("rewrites-part"), part("log-part"), part("situation-part")];
  const many = part("many-part");
  const week = part("plan-part");
  const catalogue = h("div", {});
  const spoken = h("p", { class: "spoken quiet" });
  const live = h("p", { class: "visually-hidden", role: "status" });
  const notice = h("div", { class: "problems", role: "alert" });
  const holder = h("div", { class: "editor" });

  const draftOf = (): Draft => ({ text: editor.text(), kind: state.kind, context: contextOf(state, today()) });
  let announcing: ReturnType<typeof setTimeout> | undefined;
  let rewriting: ReturnType<typeof setTimeout> | undefined;

  function showRewrites(): void {
    if (report) {
      const { text: words, ...options } = draftOf();
      report = { ...report, rewrites: linter.rewrite(words, options) };
    }
    drawRewrites(rewrites, report, state.text, values, acts);
    rewrites.hidden = !report || report.rewrites.length === 0;
  }

  function check(): void {
    const text = editor.text();
    state.text = text;
    welcome.hidden = text.trim() !== "";
    const problems: Node[] = [];
    if (text.trim() === "") {
      report = null;
    } else {
      try {
        const { text: words, ...options } = draftOf();
        report = linter.check(words, options);
      } catch (error) {
        // Nothing that the page itself builds is refused; a broken state is said, not hidden.
        report = null;
        problems.push(h("p", {}, error instanceof Error ? error.message : String(error)));
      }
    }
    fill(notice, problems);
    if (report) editor.show(report, rules);
    spoken.textContent = report ? `${report.words} words, about ${report.seconds} seconds to say` : "";
    actions.hidden = !report;
    drawScore(score, report, rules);
    found.show(report, rules);
    drawClaims(claims, report, acts);
    clearTimeout(rewriting);
    if (!report || report.findings.length === 0) showRewrites();
    // Rewriting costs several checks: it waits for a pause in typing.
    else rewriting = setTimeout(showRewrites, 300);
    findings.hidden = !report;
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      live.textContent = report ? `${report.score.points} points, ${report.findings.length} to mend` : "";
    }, 900);
    drafts.show(keep(state));
  }

  /** Everything that shows the draft at hand, drawn anew. */
  function redraw(): void {
    values.clear();
    drawLog();
    drawSituation(situation, state, check);
    showKind();
    // Calls `check`, and forgets what could be undone: that was another draft's.
    editor.open(state.text);
  }
  const drawLog = createLog(log, () => state, check);
  const open = (draft: Saved) => {
    turnTo(state, draft);
    redraw();
    editor.focus();
  };
  const draftsPart = h("details", { class: "shelf" });
  const drafts = createDrafts(draftsPart, () => state, open, blank, check);

  const acts: Acts = {
    jump: (start, end) => editor.jump(start, end),
    edit: (edits) => editor.edit(edits),
    replace: (text) => editor.replace(text),
  };

  const found = createFindings(findings, acts);

  // The kind of draft.
  const kinds = h("div", { class: "kinds", role: "group", "aria-label": "Kind of call" }, (["opener", "voicemail"] as const).map((kind) =>
    h("button", { type: "button", "data-kind": kind, click: () => {
      state.kind = kind;
      showKind();
      check();
    } }, kind === "opener" ? "They pick up" : "Voicemail")));
  const showKind = () => kinds.querySelectorAll("button").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset["kind"] === state.kind)));

  const welcome = h("div", { class: "welcome" },
    h("p", {}, "Type or paste what you mean to say. Words that make people dread a call are underlined as you write, with the reason and a better way. Or begin with an example:"),
    h("ul", {}, examples.map((example) => h("li", {}, h("button", { type: "button", click: () => {
      state.kind = example.kind;
      if (example.contacts) {
        state.contacts = example.contacts.map((contact) => ({ ...contact }));
        state.hasLog = true;
        drawLog();
      }
      showKind();
      editor.replace(example.text);
    } }, example.title)))));

  const copy = h("button", { class: "small", type: "button", click: () => {
    void navigator.clipboard.writeText(editor.text()).then(
      () => (live.textContent = copy.textContent = "Copied"),
      () => (live.textContent = copy.textContent = "Copying was refused"),
    ).finally(() => setTimeout(() => (copy.textContent = "Copy"), 2000));
  } }, "Copy");
  const actions = h("div", { class: "buttons actions" },
    h("button", { class: "small", type: "button", click: () => editor.undo() }, "Undo"),
    h("button", { class: "small", type: "button", click: () => editor.redo() }, "Redo"),
    copy,
    h("button", { class: "small", type: "button", click: () => download("callwell.html", "text/html", linter.html([draftOf()])) }, "Download as report"),
    h("button", { class: "small", type: "button", click: () => download("callwell.json", "application/json", JSON.stringify({ schema: 1, reports: [report] }, null, 2)) }, "Download as JSON"),
    h("button", { class: "small", type: "button", click: () => open(blank()) }, "New draft"));

  // Rules of one's own.
  const ownProblems = h("div", { class: "problems", role: "alert" });
  const own = part("own-part");
  const withRules = (sources: { name: string; text: string }[]) => {
    try {
      const next = new Linter(sources.length > 0 ? { rules: sources } : {});
      linter.free();
      linter = next;
      rules = new Map(linter.rules().map((rule) => [rule.id, rule]));
      drawCatalogue(catalogue, rules);
      found.clear();
      fill(ownProblems, sources.map(({ name }) => h("p", { class: "quiet" }, `${name} is in use: ${rules.size} rules in all.`)),
        sources.length > 0 && h("button", { class: "small", type: "button", click: () => withRules([]) }, "Leave it out again"));
      check();
    } catch (error) {
      if (!(error instanceof CallwellError)) throw error;
      fill(ownProblems, h("p", {}, error.message));
    }
  };
  own.append(h("h2", {}, "Rules of your own"),
    h("p", { class: "quiet" }, "A JSON file with one rule, or a list of them, is added to Callwell’s own. Drop it here or open it; it stays in this page."),
    fileInput("Open a rule file", ".json,application/json", own, (name, text) => withRules([{ name, text }])), ownProblems);

  const footer = h("footer", {},
    h("p", {}, "Nothing you write leaves this browser: the page may not connect to anything. Drafts and what you know about the call are kept here until you delete or clear them; contact logs only if you say so."),
    h("button", { class: "small", type: "button", click: () => {
      state = forget();
      redraw();
      forget();
      live.textContent = "All cleared";
    } }, "Clear everything kept"));

  // Views, and links to rules.
  const panels: Record<View, HTMLElement> = {
    draft: h("main", { class: "view", id: "draft" },
      h("div", { class: "column" },
        h("section", { class: "part draft-part" }, h("div", { class: "draft-head" }, h("h2", {}, "Your draft"), kinds), holder, spoken, welcome, notice, actions, draftsPart),
        findings, rewrites),
      h("div", { class: "column" }, score, claims, log, situation)),
    many: h("main", { class: "view single", id: "many" }, many),
    plan: h("main", { class: "view single", id: "plan" }, week),
    rules: h("main", { class: "view single", id: "rules" }, h("section", { class: "part" }, h("h2", {}, "Rules"), h("p", { class: "quiet" }, "Each is drawn from what has been written about follow-up calls, with its source."), catalogue), own),
  };
  const tabs = h("nav", { "aria-label": "Views" }, views.map((view) => h("a", { href: `#${view}` }, titles[view])));
  function route(): void {
    const rule = /^#rule=([a-z0-9-]+)$/.exec(location.hash)?.[1];
    const view = rule ? "rules" : views.find((name) => location.hash === `#${name}`) ?? "draft";
    for (const name of views) panels[name].hidden = name !== view;
    tabs.querySelectorAll("a").forEach((link, index) => {
      if (views[index] === view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    document.title = view === "draft" ? "Callwell: follow-up calls that people are glad to take" : `Callwell: ${titles[view].toLowerCase()}`;
    const entry = rule && document.getElementById(`rule-${rule}`);
    if (entry instanceof HTMLDetailsElement) {
      entry.open = true;
      entry.scrollIntoView({ block: "start" });
      entry.querySelector("summary")?.focus();
    } else scrollTo(0, 0);
  }

  fill(app,
    h("header", { class: "top" }, h("h1", {}, h("a", { href: "#draft" }, "Callwell")), h("p", {}, "Calls that people are glad to take"), tabs),
    views.map((view) => panels[view]), footer, live);
  const editor: Editor = createEditor(holder, state.text, check, (message) => (live.textContent = message));
  drawLog();
  drawSituation(situation, state, check);
  drawBatch(many, {
    linter: () => linter,
    rules: () => rules,
    context: () => contextOf({ ...state, hasLog: false, caller: {}, prospect: {}, offers: [], deal: "none" }, today()),
    open: (draft) => {
      location.hash = "#draft";
      open({ ...blank(), text: draft.text, kind: draft.kind ?? "opener", prospect: { ...draft.context?.prospect } });
    },
  });
  drawPlan(week, {
    offers: () => contextOf(state, today()).offers ?? [],
    write: ({ prospect, contacts }) => {
      location.hash = "#draft";
      // A draft of its own: what was begun before stays as it is.
      open({ ...blank(), prospect: { ...prospect }, contacts: (contacts ?? []).map((contact) => ({ ...contact })), hasLog: contacts !== undefined });
    },
  });
  drawCatalogue(catalogue, rules);
  showKind();
  check();
  route();
  addEventListener("hashchange", route);
}

const app = document.getElementById("app");
if (app) {
  const failed = (why: string) => fill(app, h("main", { class: "failed", role: "alert" }, h("h1", {}, "Callwell can’t start here"), h("p", {}, why)));
  if (typeof WebAssembly === "undefined" || typeof DecompressionStream === "undefined") {
    failed("It needs WebAssembly, which this browser doesn’t have or has switched off. A current Firefox, Chrome, Edge or Safari has it; a mode that locks the browser down may forbid it.");
  } else {
    try {
      await start(await packed("wasm", new URL("../../dist/raw/callwell_bg.wasm", import.meta.url)));
      run(app);
    } catch (error) {
      failed(error instanceof Error ? error.message : String(error));
    }
  }
}
