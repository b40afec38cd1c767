//! The vocabulary of the code: names, doc comments, the glossary; and the size of handlers. See `docs/glossary.md`.
use super::source::{Source, sources, words};
use super::{files, root};
use std::collections::BTreeSet;
use std::fs;

/// Names that have been replaced by the field's own terms.
const RETIRED: &str = "
    About Acted Answered Around Asked Because Begun Beside Broken Caller Card Coding Depends Entered Fact Filed Found
    Front Handling Happened Held Kept Known Look Looked Made MailCode Meaning Merger Noted Opened OutOfStep Outgoing
    Presented PuttingOff Reached Said Saying Searched Shown ShownWork Standing Teller Texts Told Wanted Whoever Wish
    Woken WordedField Words Writes
    BESIDE_BODY FORGETTING NEVER_KEPT PATIENCE SERVED WORTH_IT
    act_now act_once alone anew answer_or_place asked asks ask_work attach_taken_in begin_totp beside bring_up
    brought_back by_lot does_not_count elsewhere end_notifications end_totp end_with_the_process erase_again hand_over
    happen happened held kept left_over look_on made meant nobody own_connection presented read_linked rests_until
    run_beside said say says slowly somebody take_in_challenge tell tells told told_to_stop wanted whoever";

/// Doc comments name a thing or say what a function does; they begin with no question.
const QUESTIONS: [&str; 10] = ["Who", "Whoever", "Whose", "What", "Which", "Where", "Whether", "Why", "How", "When"];

const MAX_HANDLER_LINES: usize = 15;

#[test]
fn retired_names_do_not_come_back() {
    let retired: Vec<_> = RETIRED.split_whitespace().collect();
    let found = |source: &Source| -> Vec<_> {
        let words = words(&source.code).filter(|(_, word)| retired.contains(word));
        words.map(|(line, word)| format!("{}:{line}: {word}", source.path)).collect()
    };
    none("names that have been replaced", sources("src").iter().flat_map(found));
}

#[test]
fn doc_comments_begin_with_no_question() {
    let found = |source: &Source| {
        let mut inside = false;
        let mut first_lines = Vec::new();
        for (line, n) in source.text.lines().zip(1..) {
            let line = line.trim_start();
            let doc = line.strip_prefix("/// ").or(line.strip_prefix("//! "));
            let word = doc.and_then(|doc| doc.split(|c: char| !c.is_alphanumeric()).next()).unwrap_or_default();
            if !inside && QUESTIONS.contains(&word) {
                first_lines.push(format!("{}:{n}: {line}", source.path));
            }
            inside = line.starts_with("///") || line.starts_with("//!");
        }
        first_lines
    };
    let all = [sources("src"), sources("tests")].concat();
    none("doc comments that begin with a question", all.iter().flat_map(found));
}

/// The last column of the glossary has a name in backticks, `in`, and the path of the file that declares it.
#[test]
fn the_glossary_names_declarations() {
    let text = fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let src = sources("src");
    let rows = text
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| Term |") && !line.starts_with("| ---"));
    let mut terms = 0;
    let wrong = rows.filter_map(|row| {
        terms += 1;
        let place: Vec<_> =
            row.trim_end_matches([' ', '|']).rsplit('|').next().unwrap_or_default().split('`').collect();
        let [_, name, " in ", path, _] = place[..] else { return Some(format!("no `name` in `path`: {row}")) };
        let source = src.iter().find(|source| source.path == path);
        (!source.is_some_and(|source| declares(source, name))).then(|| format!("{path} does not declare {name}"))
    });
    none("terms of docs/glossary.md", wrong);
    assert!(terms > 50, "the table of docs/glossary.md was not read");
}

/// Pages name files of the sources that exist.
#[test]
fn pages_name_existing_files() {
    let pages =
        files(&root().join("docs")).into_iter().filter(|path| path.extension().is_some_and(|kind| kind == "md"));
    let missing = pages.flat_map(|page| {
        let text = fs::read_to_string(&page).unwrap();
        let names = text.split('`').skip(1).step_by(2).filter(|name| is_path(name)).map(str::to_owned);
        let missing = names.filter(|name| !root().join(name).exists());
        missing.map(|name| format!("{}: {name}", page.display())).collect::<Vec<_>>()
    });
    none("files that pages name", missing);
}

fn is_path(text: &str) -> bool {
    let folders = ["src/", "tests/", "scripts/", "derive/", "benches/"];
    folders.iter().any(|folder| text.starts_with(folder)) && !text.contains(['{', '*', ' '])
}

fn declares(source: &Source, name: &str) -> bool {
    let words: Vec<_> = words(&source.code).map(|(_, word)| word).collect();
    let kinds = ["struct", "enum", "trait", "type", "fn", "const", "static"];
    words.windows(2).any(|pair| kinds.contains(&pair[0]) && pair[1] == name)
}

#[test]
fn handlers_are_short() {
    let found = |source: &Source| {
        let lines: Vec<_> = source.code.lines().collect();
        let routes = (0..lines.len()).filter(|at| {
            ["get", "post", "put", "patch", "delete"]
                .iter()
                .any(|method| lines[*at].starts_with(&format!("#[{method}(")))
        });
        let body = |route: usize| {
            let end = lines[route..].iter().position(|line| *line == "}")?;
            let start = lines[route..].iter().position(|line| line.ends_with('{'))?;
            Some((route + start + 1, end.saturating_sub(start + 1)))
        };
        let long = routes.filter_map(body).filter(|(_, length)| *length > MAX_HANDLER_LINES);
        long.map(|(line, length)| format!("{}:{line}: {length} lines", source.path)).collect::<Vec<_>>()
    };
    none("long handlers", sources("src/http/handlers").iter().flat_map(found));
}

/// A handler that reads an idempotency key documents it.
#[test]
fn idempotency_keys_are_documented() {
    let found = |source: &Source| {
        let handlers: Vec<_> = source.code.split("#[utoipa::path(").skip(1).map(str::to_owned).collect();
        let signature = |handler: &str| handler.split(") -> ").next().unwrap_or_default().to_owned();
        let silent = handlers
            .into_iter()
            .map(|handler| signature(&handler))
            .filter(|signature| signature.contains("Idempotent<") && !signature.contains("IdempotencyKeyHeader"));
        let name = |signature: String| signature.split("pub async fn ").nth(1).unwrap_or_default().to_owned();
        silent.map(|signature| format!("{}: {}", source.path, name(signature))).collect::<Vec<_>>()
    };
    none("handlers with an undocumented key", sources("src/http/handlers").iter().flat_map(found));
}

/// Structs that describe JSON which they do not serialize, with the reason.
const ONLY_DESCRIPTIVE: [(&str, &str); 6] = [
    ("TokenRequest", "read from a form"),
    ("RevocationRequest", "read from a form"),
    ("ChangeList", "the log stores the JSON of its entries, and a page concatenates it"),
    ("LogEntry", "the log stores the JSON of its entries"),
    ("SystemExportDocument", "written system by system, never in memory as a whole"),
    ("ImportRow", "saved as JSON when the row is imported"),
];

/// A schema is the struct that is sent, not one that only describes it.
#[test]
fn schemas_are_sent() {
    let found = |source: &Source| {
        let lines: Vec<_> = source.code.lines().collect();
        let derives = |line: &&str, name: &str| line.trim_start().starts_with("#[derive(") && line.contains(name);
        let silent =
            (0..lines.len()).filter(|at| derives(&lines[*at], "ToSchema") && !derives(&lines[*at], "Serialize"));
        let name = |at: usize| {
            let declaration = lines[at..].iter().find_map(|line| line.split_once("struct "))?.1;
            declaration.split(|c: char| !c.is_alphanumeric()).next().map(str::to_owned)
        };
        silent.filter_map(name).collect::<Vec<_>>()
    };
    let structs: BTreeSet<_> = sources("src").iter().flat_map(found).collect();
    let exceptions = ONLY_DESCRIPTIVE.map(|(name, _)| name.to_owned()).into();
    assert_eq!(structs, exceptions);
}

/// Comments are as wide as the code.
#[test]
fn comments_are_wrapped() {
    let wide = |source: &Source| {
        let comment = |line: &str| line.trim_start().starts_with("//") && line.chars().count() > 120;
        let lines = source.text.lines().enumerate().filter(|(_, line)| comment(line));
        lines.map(|(number, _)| format!("{}:{}", source.path, number + 1)).collect::<Vec<_>>()
    };
    none(
        "wide comments",
        ["src", "tests", "derive"].iter().flat_map(|folder| sources(folder)).flat_map(|source| wide(&source)),
    );
}

fn none(what: &str, found: impl Iterator<Item = String>) {
    let found: Vec<_> = found.collect();
    assert!(found.is_empty(), "{} {what}:\n{}", found.len(), found.join("\n"));
}
