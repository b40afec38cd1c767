//! No two files of `src` import each other, directly or through others.
use super::{files, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Circles that stay, each with its reason.
const EXCEPTIONS: &[(&[&str], &str)] = &[
    (
        &[
            "http::handlers::feeds::atom",
            "http::handlers::feeds::challenges",
            "http::handlers::feeds::items",
            "http::handlers::feeds::json",
            "http::handlers::feeds::page",
        ],
        "the types of a page are not in a file of their own yet",
    ),
    (
        &["catalog", "catalog::search", "catalog::search::indexer"],
        "the folder of the index is a constant of the catalog",
    ),
];

type Path = Vec<String>;

/// A file of `src`, as far as imports matter.
struct Module {
    path: Path,
    /// Paths that the file uses, from the crate's root.
    uses: Vec<Path>,
    /// Names that the file exports for other modules: name, and what it stands for. `*` stands for all names.
    exports: Vec<(String, Path)>,
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
    let circles = circles(&graph);
    let mut unexpected = Vec::new();
    for circle in &circles {
        let excused = EXCEPTIONS.iter().any(|(files, _)| circle.iter().all(|file| files.contains(&file.as_str())));
        if !excused {
            unexpected.push(circle.join(" ⇄ "));
        }
    }
    assert!(unexpected.is_empty(), "circles of imports:\n{}", unexpected.join("\n"));
    for (files, reason) in EXCEPTIONS {
        let needed = circles.iter().any(|circle| circle.iter().any(|file| files.contains(&file.as_str())));
        assert!(needed && !reason.is_empty(), "an exception that nothing needs: {files:?}");
    }
}

fn read_modules() -> BTreeMap<Path, Module> {
    let src = root().join("src");
    let paths = files(&src).into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "rs"));
    let sources: Vec<(Path, String)> = paths
        .map(|file| {
            let relative = file.strip_prefix(&src).unwrap().with_extension("");
            let path: Path = relative.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
            let path = if path == ["lib"] { Vec::new() } else { path };
            (path, code_of(&fs::read_to_string(&file).unwrap()))
        })
        .filter(|(path, _)| path.last().is_none_or(|last| last != "tests" && last != "main"))
        .collect();
    sources.into_iter().map(|(path, code)| (path.clone(), module(path, &code))).collect()
}

/// The code of a file without comments, texts and its inline tests.
fn code_of(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = text.lines().map(|line| line.trim_start()).filter(|line| !line.starts_with("//"));
    lines.map(|line| line.split(" // ").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn module(path: Path, code: &str) -> Module {
    let (mut uses, mut exports, mut rest) = (Vec::new(), Vec::new(), String::new());
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
            if exported {
                exports.push((name, full));
            } else {
                uses.push(full);
            }
        }
        statements = &statements[end..];
    }
    rest.push_str(statements);
    // Paths that are written out where they are used.
    for start in ["crate::", "super::"] {
        for (at, _) in rest.match_indices(start) {
            let before = rest[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':' || c == '$') {
                continue;
            }
            let end = rest[at..].find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
            let text = &rest[at..end.map_or(rest.len(), |end| at + end)];
            let parts: Path = text.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
            uses.push(absolute(&path, &parts));
        }
    }
    Module { path, uses, exports }
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

/// The file that a path leads to, through what files export. None: not a path of this crate.
fn resolve(modules: &BTreeMap<Path, Module>, path: &Path, depth: usize) -> Option<Path> {
    let length = (0..=path.len()).rev().find(|length| modules.contains_key(&path[..*length]))?;
    let module = &modules[&path[..length]];
    // Only the root is found: a path of another crate.
    if length == 0 && path.len() > 1 {
        return None;
    }
    let Some(item) = path.get(length) else { return Some(module.path.clone()) };
    if depth < 8 {
        let named = module.exports.iter().find(|(name, _)| name == item);
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
