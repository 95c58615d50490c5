// Search over everything that the pages say; ENTRIES comes from entries.js. Without scripts, the pages stay as they are.
"use strict";

(() => {
    const field = document.getElementById("search");
    const list = document.getElementById("found");
    const up = document.body.dataset.up;
    const most = 30;
    // What people look for most often comes first.
    const kinds = ["error", "parameter", "rule", "fact", "type", "response", "quota", "dispute"];

    const searchable = ENTRIES.map(entry => ({
        entry,
        name: entry.name.toLowerCase(),
        all: `${entry.name} ${entry.kind} ${entry.on} ${entry.text}`.toLowerCase(),
    }));

    const rank = ({ entry, name }, query) => {
        const match = name === query ? 0 : name.startsWith(query) ? 1 : name.includes(query) ? 2 : 3;
        const kind = kinds.indexOf(entry.kind);
        return match * 100 + (kind < 0 ? kinds.length : kind);
    };

    const element = (tag, text, properties = {}) =>
        Object.assign(document.createElement(tag), { textContent: text, ...properties });

    const item = ({ entry }, words) => {
        const link = element("a", "", { href: up + entry.address });
        link.append(element("code", entry.name), ` ${entry.kind} · ${entry.on}`);
        // The part of the text in which the words are.
        const at = words.map(word => entry.text.toLowerCase().indexOf(word)).filter(at => at >= 0);
        const from = Math.max(0, Math.min(...at, entry.text.length) - 40);
        link.append(element("small", (from > 0 ? "… " : "") + entry.text.slice(from, from + 160)));
        const row = document.createElement("li");
        row.append(link);
        return row;
    };

    const show = () => {
        const query = field.value.trim().toLowerCase();
        const words = query.split(/\s+/).filter(Boolean);
        list.hidden = words.length === 0;
        if (list.hidden) return;
        const found = searchable.filter(({ all }) => words.every(word => all.includes(word)));
        const ranked = found.map(entry => [rank(entry, query), entry]).sort((a, b) => a[0] - b[0]);
        list.replaceChildren(...ranked.slice(0, most).map(([, entry]) => item(entry, words)));
        if (found.length === 0) list.append(element("li", "Nothing found. 没有结果。", { className: "none" }));
    };

    field.addEventListener("input", show);
    field.addEventListener("keydown", event => {
        if (event.key === "Escape") {
            field.value = "";
            show();
        }
        if (event.key === "Enter" || event.key === "ArrowDown") {
            const first = list.querySelector("a");
            if (first && !list.hidden) {
                event.preventDefault();
                if (event.key === "Enter") first.click(); else first.focus();
            }
        }
    });
    list.addEventListener("keydown", event => {
        const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
        if (!step) return;
        event.preventDefault();
        (document.activeElement.closest("li")?.[step]?.querySelector("a") ?? field).focus();
    });
    list.addEventListener("click", () => { list.hidden = true; });
    document.addEventListener("keydown", event => {
        if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
            event.preventDefault();
            field.focus();
        }
    });
    field.hidden = false;
    // A link can bring a search.
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    show();

    const chinese = document.getElementById("chinese");
    const box = chinese.querySelector("input");
    const remembered = () => { try { return localStorage.getItem("chinese"); } catch { return null; } };
    const apply = () => document.documentElement.classList.toggle("without-chinese", !box.checked);
    box.checked = remembered() !== "no";
    box.addEventListener("change", () => {
        try { localStorage.setItem("chinese", box.checked ? "yes" : "no"); } catch { /* a preference is lost */ }
        apply();
    });
    apply();
    chinese.hidden = false;
})();
