//! No two files of `src` import each other, directly or through others.
use super::source::{is_word, sources};
use std::collections::{BTreeMap, BTreeSet};

/// Files whose own imports do not count, each with its reason.
const EXCEPTIONS: &[(&str, &str)] = &[];

type Path = Vec<String>;

/// A file of `src`, as far as imports matter.
struct Module {
    path: Path,
    /// Paths that the file uses, from the crate's root.
    uses: Vec<Path>,
    /// Names that the file imports, for itself or for others: each with the path that it stands for.
    names: Vec<(String, Path)>,
}

#[test]
fn files_import_each_other_in_no_circle() {
    let modules = read_modules();
    let graph: BTreeMap<String, BTreeSet<String>> = modules
        .values()
        .map(|module| {
            let targets = module.uses.iter().filter_map(|path| resolve(&modules, path, 0));
            let name = module.path.join("::");
            (name.clone(), targets.map(|target| target.join("::")).filter(|target| *target != name).collect())
        })
        .collect();
    let mut without_exceptions = graph.clone();
    without_exceptions.retain(|file, _| EXCEPTIONS.iter().all(|(exception, _)| exception != file));
    let unexpected: Vec<_> = circles(&without_exceptions).iter().map(|circle| circle.join(" ⇄ ")).collect();
    assert!(unexpected.is_empty(), "circles of imports:\n{}", unexpected.join("\n"));
    let circles = circles(&graph).concat();
    for (file, reason) in EXCEPTIONS {
        assert!(circles.iter().any(|other| other == file), "an exception that nothing needs: {file}, {reason}");
    }
}

fn read_modules() -> BTreeMap<Path, Module> {
    let sources = sources("src").into_iter().map(|source| {
        let relative = source.path.trim_start_matches("src/").trim_end_matches(".rs");
        let path: Path = relative.split('/').map(str::to_owned).collect();
        (if path == ["lib"] { Vec::new() } else { path }, imports_of(&source.code))
    });
    let modules = sources.filter(|(path, _)| path.last().is_none_or(|last| last != "tests" && last != "main"));
    modules.map(|(path, code)| (path.clone(), module(path, &code))).collect()
}

/// Returns a code without its inline tests and its indentation.
fn imports_of(code: &str) -> String {
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().map(str::trim_start).collect::<Vec<_>>().join("\n")
}

fn module(path: Path, code: &str) -> Module {
    let (mut uses, mut names, mut rest) = (Vec::new(), Vec::new(), String::new());
    let mut statements = code;
    while let Some(at) = statements.find("use ") {
        let begins = statements[..at].rsplit('\n').next().unwrap_or_default();
        let exported = begins == "pub " || (begins.starts_with("pub(") && begins.ends_with(") "));
        if !(begins.is_empty() || exported) {
            rest.push_str(&statements[..at + 4]);
            statements = &statements[at + 4..];
            continue;
        }
        rest.push_str(&statements[..at]);
        let end = statements[at..].find(';').map_or(statements.len(), |end| at + end);
        for (full, name) in tree(&statements[at + 4..end]) {
            let full = absolute(&path, &full);
            if !exported {
                uses.push(full.clone());
            }
            names.push((name, full));
        }
        statements = &statements[end..];
    }
    rest.push_str(statements);
    // Paths that are written out where they are used, through the crate, the parent or a child.
    let children = rest.lines().filter_map(|line| line.rsplit_once("mod ")?.1.strip_suffix(';'));
    let starts = ["crate", "super", "self"].into_iter().chain(children).map(|start| format!("{start}::"));
    for start in starts {
        for (at, _) in rest.match_indices(&start) {
            let before = rest[..at].chars().next_back();
            if before.is_some_and(|c| is_word(c) || ":$.".contains(c)) {
                continue;
            }
            // A visibility, `pub(in crate::room)`, is no import.
            if rest[..at].ends_with("pub(in ") {
                continue;
            }
            let end = rest[at..].find(|c: char| !(is_word(c) || c == ':'));
            let text = &rest[at..end.map_or(rest.len(), |end| at + end)];
            let parts: Path = text.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
            uses.push(absolute(&path, &parts));
        }
    }
    Module { path, uses, names }
}

/// The paths of a tree of imports, each with the name that it brings.
fn tree(text: &str) -> Vec<(Path, String)> {
    let text = text.trim();
    if let Some(open) = text.find('{') {
        let prefix: Path =
            text[..open].split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
        let inner = text.get(open + 1..text.rfind('}').unwrap_or(text.len())).unwrap_or_default();
        let (mut depth, mut parts, mut part) = (0, Vec::new(), String::new());
        for c in inner.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    parts.push(std::mem::take(&mut part));
                    continue;
                }
                _ => {}
            }
            part.push(c);
        }
        parts.push(part);
        let parts = parts.iter().filter(|part| !part.trim().is_empty()).flat_map(|part| tree(part));
        return parts
            .map(|(path, name)| {
                let path: Path = if path == ["self"] { Vec::new() } else { path };
                (prefix.iter().cloned().chain(path).collect(), name)
            })
            .collect();
    }
    let (path, alias) = text.split_once(" as ").unwrap_or((text, ""));
    let path: Path = path.split("::").map(|part| part.trim().to_owned()).collect();
    let name = if alias.is_empty() { path.last().cloned().unwrap_or_default() } else { alias.trim().to_owned() };
    vec![(path, name)]
}

/// A path from the root of the crate; what begins with neither `crate`, `self` nor `super` is of the file's own module.
fn absolute(module: &Path, path: &Path) -> Path {
    let mut base = module.clone();
    let mut parts = path.iter().peekable();
    match parts.peek().map(|part| part.as_str()) {
        Some("crate") => {
            base.clear();
            parts.next();
        }
        Some("self") => drop(parts.next()),
        Some("super") => {
            while parts.next_if(|part| *part == "super").is_some() {
                base.pop();
            }
        }
        _ => {}
    }
    base.into_iter().chain(parts.cloned()).collect()
}

/// The file that a path leads to, through what files import. None: not a path of this crate.
fn resolve(modules: &BTreeMap<Path, Module>, path: &Path, depth: usize) -> Option<Path> {
    let length = (0..=path.len()).rev().find(|length| modules.contains_key(&path[..*length]))?;
    let module = &modules[&path[..length]];
    // Only the root is found: a path of another crate.
    if length == 0 && path.len() > 1 {
        return None;
    }
    let Some(item) = path.get(length) else { return Some(module.path.clone()) };
    if depth < 8 {
        let named = module.names.iter().find(|(name, _)| name == item);
        if let Some((_, target)) = named {
            return resolve(modules, target, depth + 1);
        }
    }
    (length > 0).then(|| module.path.clone())
}

/// Groups of files that reach each other (Kosaraju's algorithm).
fn circles(graph: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    fn visit<'a>(
        node: &'a str,
        graph: &'a BTreeMap<String, BTreeSet<String>>,
        seen: &mut BTreeSet<&'a str>,
        out: &mut Vec<&'a str>,
    ) {
        if !seen.insert(node) {
            return;
        }
        for next in graph.get(node).into_iter().flatten() {
            visit(next, graph, seen, out);
        }
        out.push(node);
    }
    let mut order = Vec::new();
    let mut seen = BTreeSet::new();
    graph.keys().for_each(|node| visit(node, graph, &mut seen, &mut order));
    let mut reversed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, targets) in graph {
        for to in targets {
            reversed.entry(to.clone()).or_default().insert(from.clone());
        }
    }
    let mut seen = BTreeSet::new();
    let mut circles = Vec::new();
    for node in order.iter().rev() {
        let mut group = Vec::new();
        visit(node, &reversed, &mut seen, &mut group);
        if group.len() > 1 {
            let mut group: Vec<_> = group.into_iter().map(str::to_owned).collect();
            group.sort();
            circles.push(group);
        }
    }
    circles
}
