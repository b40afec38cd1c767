//! The house rules, kept by machine: see `docs/architecture.md`.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]
mod circles;
mod source;
mod vocabulary;

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Files of a room: `src/room.rs` and everything in `src/room/`.
fn room(name: &str) -> Vec<PathBuf> {
    let src = root().join("src");
    let mut all = vec![src.join(format!("{name}.rs"))];
    all.extend(files(&src.join(name)));
    all.retain(|path| path.extension().is_some_and(|kind| kind == "rs"));
    all
}

/// From the ground up: a room may use those before it, and of the crates that are somebody's own business only its own.
const ROOMS: [(&str, &[&str]); 9] = [
    ("domain", &[]),
    ("formats", &["image"]),
    ("log", &["ed25519_dalek"]),
    ("store", &["diesel"]),
    ("catalog", &["tantivy"]),
    ("service", &["argon2", "chacha20poly1305", "ed25519_dalek", "lettre"]),
    ("jobs", &[]),
    ("http", &["actix_web", "utoipa"]),
    ("cli", &["clap", "actix_web", "indicatif"]),
];

/// Paths that the order alone would allow, and that are no way through the house.
const CLOSED: [(&str, &str); 9] = [
    ("log", "crate::formats"),
    ("store", "crate::formats"),
    ("catalog", "crate::store"),
    ("catalog", "crate::formats"),
    ("jobs", "crate::store"),
    ("jobs", "crate::formats"),
    ("http", "crate::store"),
    ("http", "crate::jobs"),
    ("domain", "crate::error"),
];

#[test]
fn the_rooms_are_in_order() {
    let owned: Vec<&str> = ROOMS.iter().flat_map(|(_, owned)| owned.iter().copied()).collect();
    for (n, (name, own)) in ROOMS.iter().enumerate() {
        for file in room(name) {
            let code = source::code_of(&fs::read_to_string(&file).unwrap());
            let uses = |path: &str| {
                code.lines().any(|line| {
                    line.match_indices(path).any(|(at, _)| {
                        let before = line[..at].chars().next_back();
                        let after = line[at + path.len()..].chars().next();
                        !before.is_some_and(|c| source::is_word(c) || c == ':') && !after.is_some_and(source::is_word)
                    })
                })
            };
            for (above, _) in &ROOMS[n + 1..] {
                assert!(!uses(&format!("crate::{above}")), "{} uses the room {above} above it", file.display());
            }
            for (_, path) in CLOSED.iter().filter(|(room, _)| room == name) {
                assert!(!uses(path), "{} uses {path}", file.display());
            }
            for library in owned.iter().filter(|library| !own.contains(library)) {
                let path = format!("{library}::");
                let used = code.lines().any(|line| line.contains(&path));
                // `clap` reads settings, which belong to no room; actix runs the process from the command line.
                assert!(!used, "{} uses {library}, which is the business of another room", file.display());
            }
        }
    }
}

/// Commands belong to the service: no closure of `http` runs on the writer's thread.
#[test]
fn http_writes_through_commands() {
    let writes = ["write_as(", ".write(|", ".write(move", "write_blocking(", "run_idempotent"];
    let mut all = source::sources("src/http");
    all.retain(|source| !source.path.ends_with("/tests.rs"));
    for source in all {
        let spaceless: String = source.code.split_whitespace().collect();
        for write in writes {
            assert!(!spaceless.contains(write), "{} writes by itself: {write}", source.path);
        }
    }
}

/// Each migration exists for both databases, with a way back.
#[test]
fn migrations_come_in_pairs() {
    let names = |kind: &str| {
        let folder = root().join("migrations").join(kind);
        let mut names: Vec<_> =
            files(&folder).iter().map(|path| path.strip_prefix(&folder).unwrap().to_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
    assert!(names("sqlite").iter().any(|path| path.ends_with("down.sql")));
}

/// `openapi/openapi.json` is what the routes say.
#[test]
fn the_document_is_current() {
    let current = serde_json::to_string_pretty(&algorithm_register::http::document()).unwrap() + "\n";
    same("openapi/openapi.json", &current);
}

/// `docs/cli.md` is what `--help` says.
#[test]
fn the_command_line_is_documented() {
    use clap::CommandFactory;
    let mut out = String::from("# The command line\n\nWhat `algorithm-register … --help` says.\n");
    let mut all = algorithm_register::cli::Cli::command();
    all.build();
    help(&all, &mut out);
    same("docs/cli.md", &out);
}

fn help(command: &clap::Command, out: &mut String) {
    let mut command = command.clone();
    let name = command.get_bin_name().unwrap_or(command.get_name()).to_owned();
    // The options that every command knows are told once, with the first.
    let top = !name.contains(' ');
    if !top {
        command = command.mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg });
    }
    out.push_str(&format!("\n## `{name}`\n\n```text\n{}```\n", plain(&command.render_long_help().to_string())));
    for sub in command.get_subcommands().filter(|sub| sub.get_name() != "help") {
        help(sub, out);
    }
}

fn plain(text: &str) -> String {
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// Compares a generated file with what is checked in; `UPDATE=1 cargo test --test house` writes it.
fn same(path: &str, current: &str) {
    let file = root().join(path);
    #[expect(clippy::disallowed_methods, reason = "a test has no settings")]
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, current).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == current, "{path} is not current: UPDATE=1 cargo test --test house writes it");
}

/// Each operation has a name of its own, for those who generate clients.
#[test]
fn operations_have_names_of_their_own() {
    let document = algorithm_register::http::document();
    let operations = algorithm_register::http::served_paths(&document).into_iter().flat_map(|(_, methods)| methods);
    let mut names: Vec<_> =
        operations.map(|(_, operation)| operation["operationId"].as_str().unwrap().to_owned()).collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}
