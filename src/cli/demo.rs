use super::register::describe_error;
use super::serve::serve;
use crate::config::{Clock, Settings};
use crate::domain::accounts::{Actor, Role};
use crate::domain::languages::{Lang, Text};
use crate::domain::settings::Settings as OrganizationSettings;
use crate::domain::systems::SourceScheme;
use crate::domain::values::Instant;
use crate::formats;
use crate::log::entry::WithdrawalReason;
use crate::service::{Register, accounts, imports, keys, settings, systems};
use crate::store::{organizations, systems as store};
use anyhow::{Context, anyhow, ensure};
use clap::Args;
use flate2::read::GzDecoder;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// Serve a demo register with 2,000 real records
///
/// Fills a data directory with records of the Dutch, UK and Canadian registers that are part of the program (see
/// demo/SOURCES.md for their licences), replays three months of Dutch changes, creates an account for each role, and
/// serves the result. The next start takes no time.
///
/// Example: algorithm-register demo --bind 127.0.0.1:8080 --data demo-data
#[derive(Debug, Args)]
pub struct Demo {
    /// Fill the data directory and exit
    #[arg(long)]
    only_fill: bool,
}

const CA: &[u8] = include_bytes!("../../demo/ca/ai-register_2025-12-01.csv.gz");
const NL_FIRST: &[u8] = include_bytes!("../../demo/nl/algoritmes_2026-05-13.json.gz");
const NL_CHANGES: &[u8] = include_bytes!("../../demo/nl/changes_2026-05-13_2026-08-08.jsonl.gz");
const NL_LAST: &[u8] = include_bytes!("../../demo/nl/algoritmes_2026-08-08.json.gz");
const UK: &[u8] = include_bytes!("../../demo/uk/atrs_2026-08-17.json.gz");

/// The organization of the demo accounts.
const ORGANIZATION: &str = "amsterdam";

impl Demo {
    pub fn run(self, settings: Settings) -> anyhow::Result<()> {
        let clock = Clock::system();
        let register = Register::open(settings, clock.clone())?;
        DemoLoader::new(&register, clock.clone())?.load()?;
        clock.release();
        create_accounts(&register)?;
        enable_two_person_rule(&register)?;
        register.catalog.flush();
        if self.only_fill {
            register.close();
            return Ok(());
        }
        println!("The register is available at {}/v1/docs/", register.settings.public_url);
        serve(register, None)
    }
}

/// A step of loading the demo data.
enum Step {
    Import { profile: SourceScheme, file: Vec<u8>, at: Instant },
    Withdraw { key: String, at: Instant },
}

/// Loads the demo data step by step. The number of completed steps is stored in the data directory: after a crash the
/// next start continues there. Repeating an interrupted step is safe.
struct DemoLoader<'a> {
    register: &'a Register,
    clock: Clock,
    steps: Vec<Step>,
}

/// The number of completed steps once everything is loaded.
const COMPLETE: usize = usize::MAX;

impl<'a> DemoLoader<'a> {
    fn new(register: &'a Register, clock: Clock) -> anyhow::Result<Self> {
        Ok(Self { register, clock, steps: Vec::new() })
    }

    fn progress_file(&self) -> std::path::PathBuf {
        self.register.settings.data.join("demo-filled")
    }

    fn load(mut self) -> anyhow::Result<()> {
        let file = self.progress_file();
        let done: usize = std::fs::read_to_string(&file).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(0);
        // If the log is empty, the file belongs to a different database.
        let done = if self.register.catalog.log_size() == 0 { 0 } else { done };
        if done == COMPLETE {
            return Ok(());
        }
        self.steps = steps()?;
        let rows = |step: &Step| match step {
            Step::Import { profile, file, at } => {
                formats::read(*profile, file, Some(*at)).map(|rows| rows.len() as u64).unwrap_or(1)
            }
            Step::Withdraw { .. } => 1,
        };
        let bar = ProgressBar::new(self.steps.iter().skip(done).map(rows).sum());
        bar.set_style(ProgressStyle::with_template("{msg:>24} {wide_bar} {pos}/{len} records {eta}")?);
        for (n, step) in self.steps.iter().enumerate().skip(done) {
            self.run_step(step, &bar).with_context(|| format!("loading the demo data failed at step {n}"))?;
            std::fs::write(&file, (n + 1).to_string())?;
        }
        bar.finish_and_clear();
        std::fs::write(&file, COMPLETE.to_string())?;
        let (systems, organizations) =
            self.register.catalog.with(|state| (state.published().len(), state.organization_count()));
        tracing::info!(systems, organizations, "the demo data is loaded");
        Ok(())
    }

    fn run_step(&self, step: &Step, bar: &ProgressBar) -> anyhow::Result<()> {
        match step {
            Step::Import { profile, file, at } => {
                self.clock.set(*at);
                bar.set_message(format!("{profile} {}", at.date_naive()));
                let rows = formats::read(*profile, file, Some(*at))?;
                let before = bar.position();
                let options = imports::Options { profile: *profile, organization: None, dry_run: false };
                let report =
                    imports::run(self.register, rows, &options, |done| bar.set_position(before + done as u64))?;
                for line in report.refused() {
                    let errors: Vec<_> =
                        line.errors.iter().map(|error| format!("{} {}", error.pointer, error.detail)).collect();
                    tracing::debug!(
                        profile = profile.as_str(),
                        row = line.row,
                        key = line.key,
                        errors = errors.join("; "),
                        "row skipped"
                    );
                }
            }
            Step::Withdraw { key, at } => {
                self.clock.set(*at);
                let key = key.clone();
                let done = self.register.write_blocking(move |tx| {
                    let Some(system) = store::find_by_source(tx.conn, SourceScheme::Nl10.as_str(), &key)? else {
                        return Ok(());
                    };
                    let note = Lang::parse("nl").map(|nl| Text::of(&nl, "Niet meer in het Algoritmeregister."));
                    systems::withdraw(
                        tx,
                        system,
                        WithdrawalReason::RemovedAtSource,
                        note.unwrap_or_default(),
                        Actor::Import,
                    )
                    .map(drop)
                });
                match done {
                    Ok(_) | Err(crate::Error::Conflict { code: "withdrawn", .. }) => bar.inc(1),
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(())
    }
}

fn unzip(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut out = Vec::new();
    GzDecoder::new(bytes).read_to_end(&mut out).context("the demo data is corrupt")?;
    Ok(out)
}

/// A line of the Dutch change history.
#[derive(Deserialize)]
struct Change {
    at: Instant,
    id: String,
    op: String,
    record: Option<Map<String, Value>>,
    /// The old and the new value of each field.
    fields: Option<BTreeMap<String, (Value, Value)>>,
}

#[derive(Deserialize)]
struct Snapshot {
    algoritmes: Vec<Map<String, Value>>,
    fetched_at: Instant,
}

/// Returns all steps in chronological order.
fn steps() -> anyhow::Result<Vec<Step>> {
    let at = |text: &str| text.parse::<Instant>().context("the demo data has an invalid date");
    let mut steps =
        vec![Step::Import { profile: SourceScheme::CaAiRegister, file: unzip(CA)?, at: at("2025-12-01T12:00:00Z")? }];
    let first = unzip(NL_FIRST)?;
    let snapshot: Snapshot = serde_json::from_slice(&first)?;
    steps.push(Step::Import { profile: SourceScheme::Nl10, file: first, at: snapshot.fetched_at });
    steps.extend(dutch_changes(snapshot.algoritmes)?);
    // The last snapshot should change nothing: it shows that the replayed changes lead to the state of the source.
    let last = unzip(NL_LAST)?;
    let snapshot: Snapshot = serde_json::from_slice(&last)?;
    steps.push(Step::Import { profile: SourceScheme::Nl10, file: last, at: snapshot.fetched_at });
    steps.push(Step::Import { profile: SourceScheme::UkAtrs, file: unzip(UK)?, at: at("2026-08-17T12:00:00Z")? });
    Ok(steps)
}

fn dutch_changes(records: Vec<Map<String, Value>>) -> anyhow::Result<Vec<Step>> {
    let id = |record: &Map<String, Value>| record.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut current: BTreeMap<String, Map<String, Value>> =
        records.into_iter().map(|record| (id(&record), record)).collect();
    let mut steps: Vec<Step> = Vec::new();
    let mut pending: Vec<Map<String, Value>> = Vec::new();
    let mut batch_time: Option<Instant> = None;
    let import = |rows: &mut Vec<Map<String, Value>>, at: Option<Instant>, steps: &mut Vec<Step>| {
        if let (Some(at), false) = (at, rows.is_empty()) {
            let file = json!({"algoritmes": std::mem::take(rows), "fetched_at": at});
            steps.push(Step::Import { profile: SourceScheme::Nl10, file: file.to_string().into_bytes(), at });
        }
    };
    for line in String::from_utf8(unzip(NL_CHANGES)?)?.lines() {
        let change: Change = serde_json::from_str(line)?;
        if batch_time != Some(change.at) {
            import(&mut pending, batch_time, &mut steps);
            batch_time = Some(change.at);
        }
        match change.op.as_str() {
            "added" => {
                let record = change.record.ok_or_else(|| anyhow!("{}: added without a record", change.id))?;
                current.insert(change.id, record.clone());
                pending.push(record);
            }
            "changed" => {
                let record =
                    current.get_mut(&change.id).ok_or_else(|| anyhow!("{}: changed before it was added", change.id))?;
                for (field, (_, new)) in change.fields.unwrap_or_default() {
                    record.insert(field, new);
                }
                pending.push(record.clone());
            }
            "removed" => {
                import(&mut pending, batch_time, &mut steps);
                current.remove(&change.id);
                steps.push(Step::Withdraw { key: change.id, at: change.at });
            }
            other => return Err(anyhow!("{}: unknown change {other:?}", change.id)),
        }
    }
    import(&mut pending, batch_time, &mut steps);
    Ok(steps)
}

/// Creates an account for each role and writes their passwords to `logins.json` in the data directory.
fn create_accounts(register: &Register) -> anyhow::Result<()> {
    let file = register.settings.data.join("logins.json");
    if file.exists() {
        return Ok(());
    }
    let mut created = Vec::new();
    for role in Role::ALL.iter().copied() {
        let email = format!("{}@amsterdam.example", role.as_str().to_lowercase());
        let organization = (role != Role::RegisterAdmin).then(|| ORGANIZATION.to_owned());
        let password = accounts::random_password()?;
        let password_hash = accounts::hash_password(&password)?;
        let account =
            accounts::NewAccount { email: email.clone(), password_hash, role, organization: organization.clone() };
        register.write_blocking(move |tx| accounts::upsert(tx, account)).map_err(describe_error)?;
        created.push(json!({"role": role, "organization": organization, "email": email, "password": password}));
    }
    ensure!(created.len() == Role::ALL.len(), "a role has no account");
    write_accounts(&file, &created)?;
    println!("Demo accounts, also listed in {}:", file.display());
    for account in &created {
        println!(
            "  {:<18} {:<38} {}",
            account["role"].as_str().unwrap_or_default(),
            account["email"].as_str().unwrap_or_default(),
            account["password"].as_str().unwrap_or_default()
        );
    }
    Ok(())
}

/// Turns the two-person rule on, to demonstrate it, unless the organization has already changed its settings.
fn enable_two_person_rule(register: &Register) -> anyhow::Result<()> {
    let enabled = register.write_blocking(|tx| {
        let organization = organizations::find_by_slug(tx.conn, ORGANIZATION)?.ok_or(crate::Error::NotFound)?;
        let id = organization.id.0;
        if settings::load_with_revision(tx.conn, id)?.1 == 0 {
            settings::save(tx, id, &OrganizationSettings { two_person_rule: true, ..OrganizationSettings::default() })?;
        }
        Ok(())
    });
    enabled.map(drop).map_err(describe_error)
}

fn write_accounts(file: &Path, accounts: &[Value]) -> anyhow::Result<()> {
    keys::write_secret(file, &serde_json::to_string_pretty(accounts)?)
}
