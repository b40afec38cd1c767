//! Systems as linked data (JSON-LD). AIRO, VAIR and DPV describe the AI system; Dublin Core, DCAT, FOAF, vCard, PROV
//! and schema.org describe the rest. `docs/data.md` has the mapping.
//!
//! AIRO covers AI systems only. For other systems, the technique, the deployer and similar properties use the
//! register's own terms (`register:`), which are the record fields.
mod iri_encoding;
pub(super) mod terms;

use crate::domain::languages::{Lang, Text};
use crate::domain::organizations::Organization;
use crate::domain::systems::Record;
use crate::domain::systems::codes::*;
use crate::domain::systems::record::{Area, Contact, Dataset, LegalReference, Model, Risk, Supplier};
use crate::domain::values::{Instant, PartialDate, Url};
use serde_json::{Map, Value, json};

/// The subject of the graph: a system with the register's metadata.
pub struct Subject<'a> {
    /// The URL that identifies the system.
    pub address: String,
    /// The public URL of the register.
    pub public_url: &'a str,
    pub id: uuid::Uuid,
    pub version: u32,
    pub first_published: Instant,
    pub last_changed: Instant,
    pub withdrawn: Option<Instant>,
    pub record: &'a Record,
    pub organization: Option<&'a Organization>,
}

/// Returns the JSON-LD context: the prefixes used in the graph.
pub fn context(public_url: &str) -> Value {
    let mut context = Map::new();
    for (prefix, address) in terms::PREFIXES {
        context.insert((*prefix).into(), (*address).into());
    }
    context.insert("register".into(), format!("{public_url}/v1/schemas/record.json#").into());
    Value::Object(context)
}

/// Renders a complete document about one system.
pub fn document(subject: &Subject<'_>) -> Value {
    let mut document = Map::new();
    document.insert("@context".into(), context(subject.public_url));
    document.extend(node(subject));
    Value::Object(document)
}

/// The members of a node. Empty values are omitted.
#[derive(Default)]
struct Node(Map<String, Value>);

impl Node {
    fn of(kind: &str) -> Self {
        Self::default().with("@type", kind)
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.set(name, value);
        self
    }

    fn set(&mut self, name: &str, value: impl Into<Value>) {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::Array(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            _ => false,
        };
        if !empty {
            self.0.insert(name.to_owned(), value);
        }
    }

    /// Returns the node, or null if it has only a type.
    fn value(self) -> Value {
        if self.0.keys().any(|name| name != "@type") { Value::Object(self.0) } else { Value::Null }
    }
}

/// Renders a text in all its languages.
fn texts<const MAX: usize, const PROSE: bool>(text: &Text<MAX, PROSE>) -> Value {
    text.iter().map(|(lang, text)| json!({"@value": text, "@language": lang.as_str()})).collect()
}

fn iri(address: impl AsRef<str>) -> Value {
    json!({"@id": iri_encoding::encode_iri(address.as_ref())})
}

fn iris(iri_encoding: impl Iterator<Item = impl AsRef<str>>) -> Value {
    iri_encoding.map(iri).collect()
}

fn typed(value: impl Into<String>, kind: &str) -> Value {
    json!({"@value": value.into(), "@type": kind})
}

fn instant(at: Instant) -> Value {
    typed(at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true), "xsd:dateTime")
}

/// Renders a date, which may be only a year or a month.
fn date(date: Option<&PartialDate>) -> Value {
    let Some(date) = date.map(PartialDate::as_str).filter(|date| *date != "unknown") else { return Value::Null };
    typed(
        date,
        match date.len() {
            4 => "xsd:gYear",
            7 => "xsd:gYearMonth",
            _ => "xsd:date",
        },
    )
}

fn nodes<T>(items: &[T], make: impl Fn(&T) -> Value) -> Value {
    items.iter().map(make).filter(|node| !node.is_null()).collect()
}

/// Returns true if AIRO applies: the record has a class of the AI Act, says that it is AI, names an AI technique, or
/// comes from a register of AI systems only. A system classified as not AI is not AI, whatever its technique.
fn is_ai(record: &Record) -> bool {
    match record.eu_ai_act_class {
        Some(EuAiActClass::NotAi) => return false,
        Some(EuAiActClass::NotAssessed) | None => {}
        Some(_) => return true,
    }
    let by_kind = matches!(record.system_kind, Some(SystemKind::AiSystem | SystemKind::GeneralPurposeAiUse));
    let ai = [Technique::MachineLearning, Technique::DeepLearning, Technique::GenerativeAi];
    let by_source = record.source_record.as_ref().is_some_and(|source| source.scheme == SourceScheme::CaAiRegister);
    by_kind || by_source || record.technique.iter().any(|technique| ai.contains(technique))
}

/// Renders the node of a system.
pub fn node(subject: &Subject<'_>) -> Map<String, Value> {
    let record = subject.record;
    let ai = is_ai(record);
    let mut types = vec!["schema:SoftwareApplication".to_owned()];
    if ai {
        types.push("airo:AISystem".into());
        let points = record.annex_iii_points.iter().map(|point| {
            // Area 2 has a single point, which has no letter in the vocabulary.
            let point = if point.as_str() == "2-a" { "2" } else { point.as_str() };
            format!("aiact:HighRiskAISystem-AnnexIII-{point}")
        });
        types.extend(points);
    }
    let mut node = Node::default().with("@id", subject.address.as_str()).with("@type", types);
    add_common_terms(&mut node, subject);
    add_register_terms(&mut node, record);
    if ai {
        add_ai_terms(&mut node, subject);
    }
    node.0
}

/// Adds the properties that apply to any system.
fn add_common_terms(node: &mut Node, subject: &Subject<'_>) {
    let record = subject.record;
    node.set("dcterms:identifier", subject.id.to_string());
    node.set("dcterms:title", texts(&record.name));
    node.set("dcterms:alternative", nodes(&record.also_known_as, texts));
    node.set("dcterms:abstract", texts(&record.summary));
    node.set("dcterms:description", texts(&record.description));
    let tags = record.tags.iter().map(|tag| json!({"@value": tag.value.as_str(), "@language": tag.lang.as_str()}));
    node.set("dcat:keyword", tags.collect::<Vec<_>>());
    node.set("dcterms:subject", nodes(&record.policy_area, |area| division(*area)));
    node.set("dcterms:spatial", nodes(&record.area, place));
    node.set("dcterms:language", iris(record.languages().iter().filter_map(language)));
    node.set("schema:provider", organization(subject));
    node.set("dcterms:publisher", organization(subject)["@id"].as_str().map(iri));
    node.set("dcterms:issued", instant(subject.first_published));
    node.set("dcterms:modified", instant(subject.last_changed));
    node.set("prov:invalidatedAtTime", subject.withdrawn.map(instant));
    node.set("schema:version", subject.version);
    node.set("schema:softwareVersion", record.system_version.as_ref().map(|version| version.as_str()));
    if let Some(licence) = &record.licence {
        match iri_encoding::licence(licence.as_str()) {
            Some(address) => node.set("dcterms:license", iri(address)),
            None => node.set("dcterms:rights", licence.as_str()),
        }
    }
    node.set("dcterms:references", nodes(&record.legal_references, law));
    node.set("dcat:contactPoint", nodes(&record.public_contact, contact));
    node.set("foaf:page", iris(record.links.iter().map(|link| link.url.as_str())));
    node.set(
        "schema:codeRepository",
        iris(record.source_code.iter().filter_map(|code| Some(code.url.as_ref()?.as_str()))),
    );
    let source = record.source_record.as_ref().and_then(|source| source.url.as_ref());
    let template = record.template.as_ref().map(|template| {
        let node = Node::of("prov:Entity").with("@id", format!("urn:uuid:{}", template.id));
        node.with("dcterms:title", template.title.as_str()).value()
    });
    let sources: Vec<_> = source.map(|url| iri(url.as_str())).into_iter().chain(template).collect();
    node.set("prov:wasDerivedFrom", sources);
    node.set("airo:hasPurpose", Node::of("airo:Purpose").with("dcterms:description", texts(&record.purpose)).value());
    node.set("airo:hasRisk", nodes(&record.risks, risk));
    node.set("airo:hasRiskControl", controls(record));
    node.set("airo:hasDocumentation", documents(record));
}

/// Adds codes and dates without a suitable term in a common vocabulary, under the names of the record fields.
fn add_register_terms(node: &mut Node, record: &Record) {
    let mut code = |name: &str, code: Option<&'static str>| node.set(&format!("register:{name}"), code);
    code("systemKind", record.system_kind.map(SystemKind::as_str));
    code("publicationTier", record.publication_tier.map(PublicationTier::as_str));
    code("status", record.status.map(Status::as_str));
    code("automationLevel", record.automation_level.map(AutomationLevel::as_str));
    code("personalData", record.personal_data.map(PersonalData::as_str));
    code("selfLearning", record.self_learning.map(SelfLearning::as_str));
    code("developedBy", record.developed_by.map(DevelopedBy::as_str));
    code("euAiActClass", record.eu_ai_act_class.map(EuAiActClass::as_str));
    node.set("register:technique", record.technique.iter().map(|code| code.as_str()).collect::<Vec<_>>());
    node.set("register:decisionType", record.decision_type.iter().map(|code| code.as_str()).collect::<Vec<_>>());
    node.set(
        "register:specialCategories",
        record.special_categories.iter().map(|code| code.as_str()).collect::<Vec<_>>(),
    );
    node.set("register:interactsWithPublic", record.interacts_with_public);
    node.set("register:inUseFrom", date(record.in_use_from.as_ref()));
    node.set("register:retiredOn", date(record.retired_on.as_ref()));
    node.set("register:reviewDue", record.review_due.map(|due| typed(due.to_string(), "xsd:date")));
    node.set("register:impactOnPeople", texts(&record.impact_on_people));
    node.set("register:dataSummary", texts(&record.data_summary));
    node.set("register:legalBasis", texts(&record.legal_basis));
}

/// Adds the properties of AIRO.
fn add_ai_terms(node: &mut Node, subject: &Subject<'_>) {
    let record = subject.record;
    let deployer = organization(subject)["@id"].clone();
    node.set("airo:isDeployedBy", deployer.as_str().map(iri));
    if record.developed_by == Some(DevelopedBy::InHouse) {
        node.set("airo:isDevelopedBy", deployer.as_str().map(iri));
    }
    let by_role = |has_role: fn(Option<SupplierRole>) -> bool| -> Vec<&Supplier> {
        record.suppliers.iter().filter(|supplier| has_role(supplier.role)).collect()
    };
    let developers = by_role(|role| matches!(role, Some(SupplierRole::Developer | SupplierRole::ModelProvider)));
    if !developers.is_empty() {
        node.set("airo:isDevelopedBy", nodes(&developers, |developer| supplier(developer, "airo:AIDeveloper")));
    }
    let providers = by_role(|role| role == Some(SupplierRole::Provider));
    node.set("airo:isProvidedBy", nodes(&providers, |provider| supplier(provider, "airo:AIProvider")));
    let others = by_role(|role| {
        !matches!(role, Some(SupplierRole::Developer | SupplierRole::ModelProvider | SupplierRole::Provider))
    });
    node.set("airo:hasStakeholder", nodes(&others, |stakeholder| supplier(stakeholder, "airo:Stakeholder")));
    node.set("airo:isUsedWithinLocality", nodes(&record.area, place));
    node.set("airo:isAppliedWithinDomain", nodes(&record.policy_area, |area| division(*area)));
    node.set("airo:usesTechnique", iris(record.technique.iter().filter_map(|code| terms::technique(*code))));
    node.set("airo:hasCapability", iris(record.capability.iter().filter_map(|code| terms::capability(*code))));
    node.set("airo:hasAutomationLevel", record.automation_level.and_then(terms::automation).map(iri));
    node.set("airo:hasLifecyclePhase", record.status.and_then(terms::phase).map(iri));
    node.set("aiact:hasRiskLevel", record.eu_ai_act_class.and_then(terms::risk_level).map(iri));
    node.set("airo:hasModel", nodes(&record.models, model));
    node.set(
        "airo:hasAISubject",
        nodes(&record.affected_groups, |group| {
            Node::of("airo:AISubject")
                .with("register:code", group.code.as_str())
                .with("dcterms:description", texts(&group.text))
                .value()
        }),
    );
    for (role, property) in [
        (DatasetRole::Training, "airo:hasTrainingData"),
        (DatasetRole::Validation, "airo:hasValidationData"),
        (DatasetRole::Testing, "airo:hasTestingData"),
        (DatasetRole::OperationalInput, "airo:hasInput"),
        (DatasetRole::Output, "airo:producesOutput"),
    ] {
        let of_role: Vec<_> = record.datasets.iter().filter(|dataset| dataset.role.contains(&role)).collect();
        node.set(property, nodes(&of_role, |item| dataset(item, role)));
    }
    node.set(
        "register:rightsAtStake",
        iris(record.rights_at_stake.iter().filter_map(|right| terms::right(right.as_str()))),
    );
}

fn organization(subject: &Subject<'_>) -> Value {
    let slug = &subject.record.organization;
    let mut node = Node::of("foaf:Organization");
    if is_ai(subject.record) {
        node.set("@type", ["foaf:Organization", "airo:AIDeployer"].as_slice());
    }
    node.set("@id", format!("{}/v1/organizations/{slug}", subject.public_url, slug = slug.as_str()));
    if let Some(organization) = subject.organization {
        node.set("foaf:name", texts(&organization.name));
        node.set("foaf:homepage", organization.website.as_ref().map(|url| iri(url.as_str())));
    }
    node.value()
}

/// Renders a COFOG division. COFOG defines no IRIs.
fn division(area: PolicyArea) -> Value {
    let node = Node::of("skos:Concept").with("skos:notation", area.as_str());
    node.with("skos:prefLabel", json!({"@value": terms::division(area), "@language": "en"})).value()
}

fn place(area: &Area) -> Value {
    let mut node = Node::of("dcterms:Location").with("skos:prefLabel", texts(&area.name));
    if let Some(code) = &area.code {
        node.set("dcterms:identifier", code.as_str());
        node.set("skos:exactMatch", terms::nuts(code.as_str()).map(iri));
    }
    node.value()
}

fn language(lang: &Lang) -> Option<String> {
    terms::language(lang.primary())
}

fn law(reference: &LegalReference) -> Value {
    let address = reference.url.as_ref().map(|url| url.as_str());
    let eli = address.is_some_and(|url| url.contains("/eli/"));
    let mut node = Node::of(if eli { "eli:LegalResource" } else { "foaf:Document" });
    node.set("dcterms:title", texts(&reference.title));
    node.set("dcterms:identifier", reference.identifier.as_ref().map(|identifier| identifier.as_str()));
    node.set("foaf:page", address.map(iri));
    node.value()
}

fn contact(contact: &Contact) -> Value {
    let value = contact.value.as_str();
    // The value is free text.
    let address = match contact.kind {
        ContactKind::Email => iri_encoding::mailto(value).map(|address| ("vcard:hasEmail", address)),
        ContactKind::Phone => iri_encoding::tel(value).map(|number| ("vcard:hasTelephone", number)),
        ContactKind::Url => Url::parse(value).map(|url| ("vcard:hasURL", url.as_str().to_owned())),
        _ => None,
    };
    let mut node = Node::of("vcard:Kind").with("vcard:fn", texts(&contact.label));
    match (address, contact.kind) {
        (Some((name, address)), _) => node.set(name, iri(address)),
        (None, ContactKind::Postal) => {
            node.set("vcard:hasAddress", json!({"@type": "vcard:Address", "vcard:street-address": value}))
        }
        (None, _) => node.set("vcard:note", value),
    }
    node.value()
}

fn risk(risk: &Risk) -> Value {
    let mut node = Node::of("airo:Risk").with("dcterms:title", texts(&risk.title));
    node.set("dcterms:description", texts(&risk.description));
    node.set("airo:hasLikelihood", risk.likelihood.and_then(terms::likelihood).map(iri));
    let mut types = vec!["airo:Consequence"];
    types.extend(risk.category.and_then(terms::harm));
    let consequence = Node::default().with("@type", types);
    let severity = risk.severity.and_then(terms::severity).map(iri);
    node.set(
        "airo:hasConsequence",
        consequence
            .with("airo:hasSeverity", severity)
            .with("register:category", risk.category.map(Harm::as_str))
            .value(),
    );
    let control = Node::of("airo:RiskControl").with("dcterms:description", texts(&risk.mitigation));
    node.set("airo:hasRiskControl", control.value());
    node.value()
}

/// Renders the general risk controls and human oversight.
fn controls(record: &Record) -> Value {
    let control = |kind: &str, text: Value| {
        Node::default().with("@type", ["airo:RiskControl", kind].as_slice()).with("dcterms:description", text).value()
    };
    let monitoring = record.monitoring.as_ref().map(|monitoring| texts(&monitoring.text)).unwrap_or_default();
    [
        control("vair:HumanOversightMeasure", texts(&record.human_oversight)),
        control("vair:MonitoringMeasure", monitoring),
    ]
    .into_iter()
    .filter(|node| !node.is_null())
    .collect()
}

/// Renders published impact assessments and evaluations.
fn documents(record: &Record) -> Value {
    let assessments = record.impact_assessments.iter().map(|assessment| {
        let node = Node::of("airo:Documentation")
            .with("dcterms:title", texts(&assessment.title))
            .with("register:type", assessment.kind.as_str());
        node.with("dcterms:date", date(assessment.date.as_ref()))
            .with("foaf:page", assessment.url.as_ref().map(|url| iri(url.as_str())))
            .value()
    });
    let evaluations = record.evaluations.iter().filter_map(|evaluation| {
        let page = iri(evaluation.url.as_ref()?.as_str());
        let node = Node::of("airo:Documentation").with("register:kind", evaluation.kind.as_str());
        Some(node.with("dcterms:date", date(evaluation.date.as_ref())).with("foaf:page", page).value())
    });
    assessments.chain(evaluations).collect()
}

fn dataset(dataset: &Dataset, role: DatasetRole) -> Value {
    let kind = match role {
        DatasetRole::OperationalInput => "airo:Input",
        DatasetRole::Output => "airo:Output",
        _ => "airo:Data",
    };
    let mut node = Node::of(kind).with("dcterms:title", texts(&dataset.name));
    node.set("dcterms:description", texts(&dataset.description));
    node.set("dcat:landingPage", dataset.url.as_ref().map(|url| iri(url.as_str())));
    node.set("register:personal", dataset.personal.map(PersonalData::as_str));
    node.value()
}

fn model(model: &Model) -> Value {
    let kind = if model.is_gpai == Some(true) { "airo:GPAIModel" } else { "airo:AIModel" };
    let mut node =
        Node::of(kind).with("dcterms:title", texts(&model.name)).with("dcterms:description", texts(&model.task));
    node.set("schema:version", model.version.as_ref().map(|version| version.as_str()));
    node.set(
        "schema:provider",
        model.provider.as_ref().map(|provider| json!({"@type": "foaf:Agent", "foaf:name": provider.as_str()})),
    );
    node.set(
        "airo:hasDocumentation",
        model.model_card_url.as_ref().map(|url| json!({"@type": "airo:Documentation", "foaf:page": iri(url.as_str())})),
    );
    node.value()
}

fn supplier(supplier: &Supplier, role: &str) -> Value {
    let node =
        Node::default().with("@type", ["foaf:Organization", role].as_slice()).with("foaf:name", supplier.name.as_str());
    node.with("register:role", supplier.role.map(SupplierRole::as_str)).value()
}

#[cfg(test)]
mod tests;
