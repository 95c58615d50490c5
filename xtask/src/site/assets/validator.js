// "Paste a request and see": asks the generated crate, which is compiled to WebAssembly. Nothing leaves the page.
"use strict";

(async () => {
    const section = document.getElementById("validator");
    const up = document.body.dataset.up;
    const { service, operation } = section.dataset;

    const element = (tag, properties = {}, ...children) => {
        const made = Object.assign(document.createElement(tag), properties);
        made.append(...children);
        return made;
    };
    const chinese = text => element("span", { lang: "zh" }, ` ${text}`);
    // A sentence marks names and values by backquotes.
    const marked = text => text.split("`").map((part, index) => index % 2 ? element("code", {}, part) : part);
    const inBoth = ({ en, zh }) => [...marked(en), element("span", { lang: "zh", className: "line" }, ...marked(zh))];

    let exports;
    try {
        const response = await fetch(`${up}validator.wasm`);
        const { instance } = await WebAssembly.instantiate(await response.arrayBuffer(), {});
        exports = instance.exports;
    } catch (error) {
        // The page has everything else; it only can't validate.
        section.append(element("p", {}, `The validator could not be loaded (${error.message}).`, chinese("无法加载校验器。")));
        section.hidden = false;
        return;
    }

    const ask = about => {
        const question = new TextEncoder().encode(JSON.stringify({ service, operation, about }));
        // A call may grow the memory, and then its buffer is another one: addresses first.
        const to = exports.question(question.length);
        new Uint8Array(exports.memory.buffer, to, question.length).set(question);
        const from = exports.answer();
        const bytes = new Uint8Array(exports.memory.buffer, from, exports.answer_length());
        return JSON.parse(new TextDecoder().decode(bytes));
    };

    // A link can bring what to begin with.
    const given = new URLSearchParams(location.search);
    const request = element("textarea", {
        id: "request", spellcheck: false, value: given.get("request") ?? exampleOf() ?? "{}",
    });
    const status = element("input", { id: "status", type: "number", min: 100, max: 599, value: given.get("status") ?? 400 });
    const body = element("textarea", { id: "response", spellcheck: false, value: given.get("response") ?? "" });
    const facts = ask("facts").facts.map(({ name, en, zh, values }) => {
        const field = values
            ? element("select", {}, element("option", { value: "" }, "unknown 未知"),
                ...values.map(value => element("option", { value: JSON.stringify(value) }, String(value))))
            : element("input", { type: "number", placeholder: "unknown 未知" });
        field.id = `fact-of-instance-${name}`;
        return { name, field, label: element("label", { title: `${en} ${zh}` }, element("code", {}, name), field) };
    });
    const known = () => Object.fromEntries(
        facts.filter(({ field }) => field.value !== "").map(({ name, field }) => [name, JSON.parse(field.value)]));

    const findings = element("div", { id: "findings", role: "status" });
    const meaning = element("div", { id: "meaning", role: "status" });

    const list = (items, none) => element("ul", {}, ...(items.length ? items : [none]));
    const good = (en, zh) => element("li", { className: "good" }, en, chinese(zh));
    const problem = text => element("ul", {}, element("li", { className: "error" }, ...marked(text)));

    const showFindings = () => {
        const answer = ask({ request: { text: request.value, facts: known() } });
        if (answer.problem) {
            findings.replaceChildren(problem(answer.problem));
            return;
        }
        const violations = answer.violations.map(({ severity, rule, message }) => element("li", { className: severity },
            `${severity} `, element("a", { href: `#rule-${rule}` }, element("code", {}, rule)), " ", ...inBoth(message)));
        const owed = answer.owed.map(demand => element("li", {}, ...inBoth(demand)));
        const skipped = answer.skipped.length
            ? [element("p", {}, `Not decided, since a fact or a value is unknown`, chinese("因事实或取值未知而未判断"), ": ",
                ...answer.skipped.flatMap(rule => [element("a", { href: `#rule-${rule}` }, element("code", {}, rule)), " "]))]
            : [];
        const call = answer.http.problem
            ? [problem(answer.http.problem)]
            : [element("pre", {}, [answer.http.line, ...answer.http.headers.map(pair => pair.join(": ")),
                ...(answer.http.body ? ["", answer.http.body] : [])].join("\n"))];
        findings.replaceChildren(
            list(violations, good("No violations.", "没有违规。")), ...skipped,
            ...(owed.length ? [element("h3", {}, "What to do", chinese("如何修改")), list(owed)] : []),
            element("h3", {}, "The call, before it is signed", chinese("签名前的请求")), ...call);
    };

    const showMeaning = () => {
        if (body.value.trim() === "") {
            meaning.replaceChildren();
            return;
        }
        const answer = ask({ response: {
            status: Number(status.value) || 0, body: body.value, request: request.value, facts: known(),
        } });
        if (answer.problem) {
            meaning.replaceChildren(problem(answer.problem));
        } else if (answer.success) {
            meaning.replaceChildren(list([], good("Success.", "成功。")), element("pre", {}, JSON.stringify(answer.success, null, 2)));
        } else {
            const retry = answer.retry ? [element("p", {}, "Retry", chinese("重试"), ": ", element("code", {}, JSON.stringify(answer.retry)))] : [];
            const causes = (answer.causes ?? []).map(cause => element("li", {}, ...inBoth(cause)));
            meaning.replaceChildren(problem(answer.failure), ...retry,
                ...(causes.length ? [element("h3", {}, "Likely causes, best first", chinese("可能的原因，按可能性排序")), list(causes)] : []));
        }
    };

    const update = () => { showFindings(); showMeaning(); };
    for (const field of [request, status, body, ...facts.map(({ field }) => field)]) {
        field.addEventListener("input", update);
    }

    section.append(
        element("h2", {}, "Try a request", chinese("试一试")),
        element("p", {}, "JSON by wire names, a query string, a URL or a curl line; it stays in this page.",
            chinese("可粘贴 JSON、查询字符串、URL 或 curl 命令，内容不会离开本页。")),
        element("label", { htmlFor: "request" }, "Request", chinese("请求")), request);
    if (facts.length) {
        section.append(element("h3", {}, "What you know of the instance", chinese("已知的实例信息")),
            element("div", { className: "facts" }, ...facts.map(({ label }) => label)));
    }
    section.append(findings,
        element("h3", {}, "A response", chinese("响应")),
        element("label", {}, "HTTP status", chinese("HTTP 状态码"), status),
        element("label", { htmlFor: "response" }, "Body, JSON or XML", chinese("响应体，JSON 或 XML")), body, meaning);
    section.hidden = false;
    update();

    /** The first request among the examples of the page. */
    function exampleOf() {
        const example = [...document.querySelectorAll("details")]
            .find(details => details.querySelector("summary")?.textContent === "Request");
        return example?.querySelector("pre")?.textContent.trim();
    }
})();
