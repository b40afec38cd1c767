//! How the register's things look in JSON. One place, so that every answer shows the same.
use crate::catalog::Current;
use crate::catalog::organizations::Organization;
use crate::catalog::search::Marks;
use crate::catalog::systems::{Facet, System};
use crate::domain::languages::{Choice, Lang, Shown};
use crate::domain::organizations::{Organization as Content, OrganizationType};
use crate::domain::shape::Shape;
use crate::domain::systems::Record;
use crate::domain::values::{Instant, Slug};
use crate::formats::jsonld::Subject;
use crate::http::address::Addresses;
use crate::http::query::Languages;
use crate::log::Entry;
use crate::log::entry::WithdrawalReason;
use crate::{Error, Result};
use anyhow::Context;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// Fields of a system that are beside its record.
pub const BESIDE: &[&str] = &[
    "id",
    "version",
    "changeNote",
    "firstPublished",
    "lastChanged",
    "lastConfirmed",
    "withdrawn",
    "redacted",
    "stale",
    "completeness",
    "readingLevel",
    "language",
    "logIndex",
];

/// Fields that a list shows of each system unless others are asked for.
pub const SUMMARY: &[&str] = &[
    "id",
    "slug",
    "organization",
    "name",
    "summary",
    "status",
    "publicationTier",
    "policyArea",
    "technique",
    "version",
    "firstPublished",
    "lastChanged",
    "reviewDue",
    "stale",
    "withdrawn",
    "language",
];

/// Whether a field can be asked for with `fields=`.
pub fn is_field(name: &str) -> bool {
    Record::FIELDS.contains(&name) && !Record::INTERNAL.contains(&name) || BESIDE.contains(&name)
}

/// A choice of languages for texts that are written in `default` and offered in `offered`.
fn choice<'a>(languages: &Languages, default: &Lang, offered: impl Iterator<Item = &'a Lang> + Clone) -> Choice {
    match languages {
        Languages::All => Choice::all(default),
        Languages::Wanted(wanted) => Choice::new(wanted, default, offered),
    }
}

/// The language that was served, where it comes from, and which fields are in another one.
fn served(choice: &Choice, record: Option<&Record>, offered: &[Lang]) -> Value {
    let status = record.and_then(|record| record.status_in(&choice.main));
    let mut language = json!({"tag": choice.main, "available": offered});
    if let Some(status) = status {
        language["status"] = status.as_str().into();
    }
    if !choice.others.is_empty() {
        language["others"] = json!(choice.others);
    }
    language
}

/// Where the organizations of systems are looked up: what is so now, or what was so when an export began.
pub trait Organizations {
    fn organization(&self, slug: &Slug) -> Option<&Arc<Organization>>;
}

impl Organizations for Current {
    fn organization(&self, slug: &Slug) -> Option<&Arc<Organization>> {
        Current::organization(self, slug)
    }
}

/// A system with its whole record. Answers the language that was served, too.
pub fn system(
    organizations: &impl Organizations,
    system: &System,
    languages: &Languages,
    today: NaiveDate,
) -> Result<(Map<String, Value>, Lang)> {
    let record = system.record().context("a record of the catalog cannot be read")?;
    let offered = &system.card.languages;
    let mut choice = choice(languages, &record.default_language, offered.iter());
    let mut view = Map::new();
    view.insert("id".into(), json!(system.id));
    view.insert("version".into(), system.version.into());
    let shown = record.show(&mut choice);
    if let Value::Object(fields) = shown {
        view.extend(fields);
    }
    view.insert("organization".into(), json!(owner(organizations, &record.organization, languages)));
    beside(&mut view, system, &mut choice, today);
    view.insert("language".into(), served(&choice, Some(&record), offered));
    Ok((view, choice.main))
}

/// A system as linked data, as `show` writes it.
pub fn linked<T>(
    organizations: &impl Organizations,
    system: &System,
    public_url: &str,
    show: impl FnOnce(&Subject<'_>) -> T,
) -> Result<T> {
    let record = system.record().context("a record of the catalog cannot be read")?;
    let organization = organizations.organization(&record.organization);
    Ok(show(&Subject {
        address: Addresses::new(public_url).system(system.id),
        public_url,
        id: system.id,
        version: system.version,
        first_published: system.first_published,
        last_changed: system.last_changed,
        withdrawn: system.withdrawn.as_ref().map(|withdrawn| withdrawn.at),
        record: &record,
        organization: organization.map(|organization| &organization.content),
    }))
}

/// What the register says about a system beside its record.
fn beside(view: &mut Map<String, Value>, system: &System, choice: &mut Choice, today: NaiveDate) {
    if !system.note.is_empty() {
        view.insert("changeNote".into(), system.note.show(choice));
    }
    view.insert("firstPublished".into(), json!(system.first_published));
    view.insert("lastChanged".into(), json!(system.last_changed));
    if let Some(at) = system.last_confirmed {
        view.insert("lastConfirmed".into(), json!(at.date_naive()));
    }
    if let Some(withdrawn) = &system.withdrawn {
        view.insert(
            "withdrawn".into(),
            json!({"at": withdrawn.at, "reason": withdrawn.reason, "note": withdrawn.note.show(choice)}),
        );
    }
    if !system.redacted.is_empty() {
        view.insert("redacted".into(), json!(system.redacted));
    }
    if let Some(due) = system.next_review() {
        view.insert("reviewDue".into(), json!(due));
    }
    view.insert("stale".into(), system.is_stale(today).into());
    view.insert("completeness".into(), json!(system.card.completeness));
    if !system.card.reading_levels.is_empty() {
        view.insert("readingLevel".into(), json!(system.card.reading_levels));
    }
    view.insert("logIndex".into(), system.entry_index.into());
}

/// A system as lists show it: from its card, without reading its record.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary<'a> {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<Owner<'a>>,
    name: Shown<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Shown<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publication_tier: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    policy_area: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    technique: Vec<&'a str>,
    version: u32,
    first_published: Instant,
    last_changed: Instant,
    #[serde(skip_serializing_if = "Option::is_none")]
    review_due: Option<NaiveDate>,
    stale: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<Withdrawal<'a>>,
    language: Served<'a>,
    /// Of a search.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub snippets: BTreeMap<&'static str, String>,
}

/// When and why a system left the register.
#[derive(Serialize)]
struct Withdrawal<'a> {
    at: Instant,
    reason: Option<WithdrawalReason>,
    note: Shown<'a>,
}

/// The languages of a summary.
#[derive(Serialize)]
struct Served<'a> {
    tag: Lang,
    available: &'a [Lang],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    others: BTreeMap<String, Lang>,
}

impl<'a> Summary<'a> {
    pub fn new(current: &'a Current, system: &'a System, languages: &Languages, today: NaiveDate) -> Self {
        let card = &system.card;
        let mut choice = choice(languages, &card.default_language, card.languages.iter());
        let values =
            |wanted| card.facets.iter().filter(move |(facet, _)| *facet == wanted).map(|(_, value)| value.as_ref());
        let name = choice.member("name", |choice| card.name.shown(choice));
        let summary = choice.member("summary", |choice| card.summary.shown(choice));
        let withdrawn = system.withdrawn.as_ref().map(|withdrawn| Withdrawal {
            at: withdrawn.at,
            reason: withdrawn.reason,
            note: withdrawn.note.shown(&mut choice),
        });
        Self {
            id: system.id,
            slug: system.address().map(|(_, slug)| slug.as_str()),
            organization: system.address().map(|(organization, _)| owner(current, organization, languages)),
            name,
            summary: (!card.summary.is_empty()).then_some(summary),
            status: values(Facet::Status).next(),
            publication_tier: values(Facet::PublicationTier).next(),
            policy_area: values(Facet::PolicyArea).collect(),
            technique: values(Facet::Technique).collect(),
            version: system.version,
            first_published: system.first_published,
            last_changed: system.last_changed,
            review_due: system.next_review(),
            stale: system.is_stale(today),
            withdrawn,
            language: Served { tag: choice.main, available: &card.languages, others: choice.others },
            snippets: BTreeMap::new(),
        }
    }
}

/// The pieces of a system's texts that show what a search found, by field, in the reader's language. The record is
/// looked into only if neither its name nor its summary show anything but the name.
pub fn snippets(system: &System, marks: &Marks, languages: &Languages) -> BTreeMap<&'static str, String> {
    let card = &system.card;
    let mut snippets = BTreeMap::new();
    let default = &card.default_language;
    let mut add = |field, lang: &Lang, text: &str| {
        let snippet = marks.snippet(lang, text);
        let found = snippet.is_some();
        snippets.extend(snippet.map(|snippet| (field, snippet)));
        found
    };
    if let Some((lang, name)) = card.name.best(languages.wanted(), default) {
        add("name", lang, name);
    }
    let summary = card.summary.best(languages.wanted(), default);
    if !summary.is_some_and(|(lang, summary)| add("summary", lang, summary)) {
        let texts: RecordTexts = serde_json::from_str(&system.record).unwrap_or_default();
        texts.in_order().into_iter().any(|(field, text)| {
            let lang = Lang::best(languages.wanted(), text.keys())
                .or_else(|| Lang::best(std::slice::from_ref(default), text.keys()))
                .or_else(|| text.keys().next());
            lang.is_some_and(|lang| add(field, lang, &text[lang]))
        });
    }
    snippets
}

/// The long texts of a record, read without the rest of it.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct RecordTexts<'a> {
    #[serde(borrow)]
    purpose: LongText<'a>,
    #[serde(borrow)]
    description: LongText<'a>,
    #[serde(borrow)]
    problem: LongText<'a>,
    #[serde(borrow)]
    impact_on_people: LongText<'a>,
    #[serde(borrow)]
    decision_process: LongText<'a>,
    #[serde(borrow)]
    data_summary: LongText<'a>,
    #[serde(borrow)]
    how_it_works: LongText<'a>,
    #[serde(borrow)]
    benefits: LongText<'a>,
    #[serde(borrow)]
    human_oversight: LongText<'a>,
    #[serde(borrow)]
    risk_summary: LongText<'a>,
    #[serde(borrow)]
    legal_basis: LongText<'a>,
}

type LongText<'a> = BTreeMap<Lang, std::borrow::Cow<'a, str>>;

impl<'a> RecordTexts<'a> {
    fn in_order(&self) -> [(&'static str, &LongText<'a>); 11] {
        [
            ("purpose", &self.purpose),
            ("description", &self.description),
            ("problem", &self.problem),
            ("impactOnPeople", &self.impact_on_people),
            ("decisionProcess", &self.decision_process),
            ("dataSummary", &self.data_summary),
            ("howItWorks", &self.how_it_works),
            ("benefits", &self.benefits),
            ("humanOversight", &self.human_oversight),
            ("riskSummary", &self.risk_summary),
            ("legalBasis", &self.legal_basis),
        ]
    }
}

/// Only the fields that were asked for, the id always.
pub fn only(mut view: Map<String, Value>, fields: Option<&[String]>) -> Map<String, Value> {
    if let Some(fields) = fields {
        view.retain(|name, _| name == "id" || fields.iter().any(|field| field == name));
    }
    view
}

/// The organization of a system: as much as one needs to show and to follow.
#[derive(Serialize)]
pub struct Owner<'a> {
    slug: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Shown<'a>>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<OrganizationType>,
}

pub fn owner<'a>(organizations: &'a impl Organizations, slug: &'a Slug, languages: &Languages) -> Owner<'a> {
    let content = organizations.organization(slug).map(|organization| &organization.content);
    let kind = content.and_then(|content| content.kind);
    Owner { slug: slug.as_str(), name: content.map(|content| name(content, languages)), kind }
}

/// The name of an organization for a reader.
pub fn name<'a>(content: &'a Content, languages: &Languages) -> Shown<'a> {
    match languages {
        Languages::All => content.name.all(),
        Languages::Wanted(wanted) => Shown::One(Some(content.name_for(wanted).0)),
    }
}

/// A system by its name.
pub fn named(system: &System, languages: &Languages) -> Value {
    let card = &system.card;
    let mut choice = choice(languages, &card.default_language, card.languages.iter());
    json!({"id": system.id, "name": card.name.shown(&mut choice)})
}

/// An organization with figures about its systems.
pub fn organization(
    current: &Current,
    organization: &Organization,
    languages: &Languages,
    today: NaiveDate,
) -> (Map<String, Value>, Option<Lang>) {
    let Organization { id, version, last_index, registered_at, updated: _, content } = organization;
    let (_, lang) = content.name_for(languages.wanted());
    let und = Lang::parse("und");
    let mut view = Map::new();
    view.insert("id".into(), json!(id));
    if let Some(default) = lang.or(und.as_ref()) {
        let mut choice = choice(languages, default, content.name.languages());
        if let Value::Object(fields) = content.show(&mut choice) {
            view.extend(fields);
        }
    }
    view.insert("name".into(), json!(name(content, languages)));
    view.insert("version".into(), (*version).into());
    view.insert("registeredAt".into(), json!(registered_at));
    view.insert("logIndex".into(), (*last_index).into());
    let systems = current.with(Facet::Organization, content.slug.as_str());
    let count = systems.map_or(0, |systems| systems.intersection_len(current.published()));
    view.insert("systems".into(), count.into());
    if let Some(totals) = current.statistics().of(content.slug.as_str()) {
        view.insert("stale".into(), totals.stale(today).into());
        let (required, filled, withheld) = (totals.required, totals.filled, totals.withheld);
        view.insert("completeness".into(), json!({"required": required, "filled": filled, "withheld": withheld}));
    }
    (view, lang.cloned())
}

/// A version without its content.
pub fn version_line(
    number: u32,
    published_at: Instant,
    index: u64,
    entry: &Entry,
    languages: &Languages,
) -> Map<String, Value> {
    let mut view = Map::new();
    view.insert("version".into(), number.into());
    view.insert("publishedAt".into(), json!(published_at));
    view.insert("by".into(), entry.by.as_str().into());
    if !entry.note.is_empty() {
        let note = match languages {
            Languages::All => json!(entry.note),
            Languages::Wanted(wanted) => {
                let first = entry.note.languages().next().cloned();
                first.and_then(|first| entry.note.best(wanted, &first).map(|(_, note)| note.to_owned())).into()
            }
        };
        view.insert("changeNote".into(), note);
    }
    view.insert("changedFields".into(), json!(entry.fields));
    view.insert("logIndex".into(), index.into());
    view
}

/// A past version with what can still be read of its record.
pub fn version(past: &crate::service::read::Past, languages: &Languages) -> Result<(Map<String, Value>, Option<Lang>)> {
    let version = &past.version;
    let mut view = version_line(version.number, version.published_at, version.entry_index, &past.entry, languages);
    let object = version.content.object();
    let record: Record = serde_json::from_value(Value::Object(object)).context("a version cannot be read")?;
    let offered = record.languages();
    let mut choice = choice(languages, &record.default_language, offered.iter());
    view.insert("record".into(), record.show(&mut choice));
    if !version.redacted.is_empty() {
        view.insert("redacted".into(), json!(version.redacted));
    }
    view.insert("language".into(), served(&choice, Some(&record), &offered));
    Ok((view, Some(choice.main)))
}

/// The fields of a comma-separated list, checked.
pub fn fields(text: &str) -> Option<Vec<String>> {
    let fields: Vec<_> = text.split(',').map(|field| field.trim().to_owned()).collect();
    fields.iter().all(|field| is_field(field)).then_some(fields)
}

/// A system of the catalog by its address in a path.
pub fn find<'a>(current: &'a Current, address: &str) -> Result<&'a Arc<System>> {
    current.system(address).ok_or(Error::NotFound)
}
