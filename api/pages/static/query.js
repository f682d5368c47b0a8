// The SPARQL page: an editor with colours and suggestions in place of the plain field, which stays what is sent.
const form = document.getElementById("query-form");
const plain = document.getElementById("query");
const label = document.querySelector("label[for=query]");

// an address cannot hold everything; a body can
form.addEventListener("submit", () => {
  form.method = encodeURIComponent(plain.value).length > Number(form.dataset.longest) ? "post" : "get";
});
plain.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
document.querySelector(".drawn select")?.addEventListener("change", (event) => event.target.form.requestSubmit());

async function edit() {
  const [{ Yasqe }, known] = await Promise.all([
    import(form.dataset.editor),
    fetch(form.dataset.terms).then((answer) => answer.json()),
  ]);
  // the editor's own completers ask other servers
  Yasqe.defaults.autocompleters = ["variables"];
  Yasqe.registerAutocompleter(completer(known));
  const ask = () => form.requestSubmit();
  // no taller than what it takes the place of, so that nothing below moves
  const writing = document.activeElement === plain;
  plain.parentElement.style.height = `${plain.parentElement.offsetHeight}px`;
  plain.hidden = true;
  const editor = new Yasqe(plain.parentElement, {
    value: "",
    persistenceId: null,
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "100%",
    lineWrapping: true,
    screenReaderLabel: label.textContent,
    // Tab leaves the editor, as it leaves any field
    extraKeys: { "Ctrl-Enter": ask, "Cmd-Enter": ask, Tab: false, "Shift-Tab": false, "Ctrl-S": false, Esc: false },
  });
  // what the service declares by itself is no slip
  const mode = editor.getMode();
  const start = mode.startState;
  mode.startState = (...given) => ({ ...start(...given), prefixes: { ...known.prefixes } });
  editor.setValue(plain.value);
  editor.clearHistory();
  if (writing) {
    // whoever has begun to write goes on where they were
    editor.setSelection(editor.posFromIndex(plain.selectionStart), editor.posFromIndex(plain.selectionEnd));
    editor.focus();
  }
  editor.on("change", () => {
    plain.value = editor.getValue();
  });
  // what scrolls can be reached by keyboard
  const scrolling = plain.parentElement.querySelector(".CodeMirror-scroll");
  scrolling.tabIndex = 0;
  scrolling.setAttribute("role", "group");
  scrolling.setAttribute("aria-label", label.textContent);
  label.addEventListener("click", (event) => {
    event.preventDefault();
    editor.focus();
  });
  document.getElementById("keys").classList.remove("waiting");
}

// Completes terms by the beginning of their name, or by words of what they are called.
function completer({ prefixes, terms }) {
  const word = (text) => text.toLowerCase();
  return {
    name: "samgraf",
    bulk: false,
    autoShow: true,
    isValidCompletionPosition: (editor) => {
      const token = editor.getCompleteToken();
      return !/^(string|comment)/.test(token.type ?? "") && /^[\p{L}][\p{L}\d:_-]+$/u.test(token.string);
    },
    get: (_editor, token) => {
      const typed = word(token?.string ?? "");
      const rank = ([name, called]) => {
        const local = word(name.slice(name.indexOf(":") + 1));
        if (word(name).startsWith(typed)) return 0;
        if (local.startsWith(typed)) return 1;
        return word(called).split(" ").some((part) => part.startsWith(typed)) ? 2 : 3;
      };
      return terms
        .map((term) => [rank(term), term])
        .filter(([place, [name]]) => place < 3 && word(name) !== typed)
        .sort(([one], [other]) => one - other)
        .slice(0, 40)
        .map(([, [name]]) => name);
    },
    postprocessHints: (_editor, hints) =>
      hints.map((hint) => ({
        ...hint,
        render: (element) => {
          const name = document.createElement("code");
          name.textContent = hint.text;
          element.append(name, ` ${terms.find(([known]) => known === hint.text)?.[1] ?? ""}`);
          element.title = prefixes[hint.text.split(":")[0]] ?? "";
        },
      })),
  };
}

if (form.dataset.editor) edit();
// after asking, a reader of the screen goes on with what came back
if (location.hash === "#told") document.getElementById("told")?.focus({ preventScroll: true });
