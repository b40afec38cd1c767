//! Where the law has a route of its own: which one, what its term is, and a case file to take there.
use crate::catalog::{CatalogState, Dependency};
use crate::domain::challenges::ChallengeKind;
use crate::domain::languages::{Lang, Localizer, Text};
use crate::domain::shape::Shape;
use crate::http::handlers::challenges::submitter::place;
use crate::http::request::caller::client_network;
use crate::http::request::query::{LanguageParams, Languages, NoParams, QueryParams};
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::service::Register;
use crate::service::challenges::submitter::Conversation;
use crate::service::i18n::Translator;
use crate::{Error, Result};
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use serde_json::{Value, json};
use std::fmt::Write;
use utoipa::ToSchema;

/// The route that the law has, beside which a challenge may be filed.
#[derive(Debug, Serialize, ToSchema)]
pub struct LegalRoutes {
    /// What it is, in words: this form does not stop its term.
    notice: String,
    /// Whom the organization names.
    #[schema(value_type = Vec<Object>)]
    routes: Vec<Value>,
}

/// The legal routes of an organization, by what they are about.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct LegalRoutesByKind {
    individual_decision: LegalRoutes,
    privacy_right: LegalRoutes,
}

/// The legal route of a kind of challenge, as an organization names it; none if the law has none for it.
pub fn legal_routes(
    current: &CatalogState,
    organization: &str,
    kind: ChallengeKind,
    languages: &Languages,
) -> Option<LegalRoutes> {
    let words = Translator::of(languages.wanted()).filter(|_| kind.has_legal_route())?;
    let named = current.organization_at(organization).map(|known| known.content.legal_routes.as_slice());
    let routes = named.unwrap_or_default().iter().filter(|route| route.concerns == kind);
    let shown = |route: &crate::domain::organizations::LegalRoute| {
        let mut choice = match languages {
            Languages::All => Localizer::all(words.lang()),
            Languages::Preferred(wanted) => Localizer::new(wanted, words.lang(), route.name.languages()),
        };
        route.show(&mut choice)
    };
    Some(LegalRoutes {
        notice: words.message(&format!("route-{kind}")).into_owned(),
        routes: routes.map(shown).collect(),
    })
}

/// The legal routes of an organization
///
/// For challenges about a decision on one person, and about a right under data protection law: what counts there is another route,
/// whose term a challenge does not stop.
#[utoipa::path(tag = "challenges", params(("organization" = String, Path, description = "Slug or UUID", example = "amsterdam"), LanguageParams),
    responses((status = 200, description = "The routes", body = LegalRoutesByKind), (status = 404, description = "There is no such organization", body = Problem, content_type = "application/problem+json")))]
#[get("/organizations/{organization}/legal-routes")]
pub async fn read_legal_routes(
    request: HttpRequest,
    register: web::Data<Register>,
    address: web::Path<String>,
) -> Result<HttpResponse> {
    let mut params = QueryParams::read::<LanguageParams>(&request);
    let languages = params.languages(&request);
    params.into_result()?;
    let current = register.catalog.read();
    current.organization_at(&address).ok_or(Error::NotFound)?;
    let of = |kind| legal_routes(&current, &address, kind, &languages);
    let body = json!({
        "individualDecision": of(ChallengeKind::IndividualDecision),
        "privacyRight": of(ChallengeKind::PrivacyRight),
    });
    let basis = CacheBasis::of(&current, Dependency::Register, register.clock.now().date_naive());
    CacheableResponse::json(&body)?.basis(basis).to(&request)
}

/// A case file
///
/// Everything that was filed and said, as a text in the language of the challenge, to be taken to whoever has to decide: an ombudsman, an
/// authority, a court. With what proves that it was filed.
#[utoipa::path(tag = "conversation", security(("receipt" = [])), params(("reference" = String, Path, description = "Its reference"), NoParams),
    responses((status = 200, description = "The case file", body = String, content_type = "text/plain")))]
#[get("/challenges/{reference}/conversation/case-file")]
pub async fn read_case_file(
    register: web::Data<Register>,
    request: HttpRequest,
    text: web::Path<String>,
) -> Result<HttpResponse> {
    let (reference, receipt) = place(&request, &text)?;
    QueryParams::read::<NoParams>(&request).into_result()?;
    let told = register.conversation(client_network(&register, &request), reference, receipt).await?;
    let file = case_file(&register.catalog.read(), &told).ok_or(Error::NotFound)?;
    let name = format!("attachment; filename=\"{}.txt\"", told.challenge.reference);
    let mut response = HttpResponse::Ok();
    response.insert_header((CACHE_CONTROL, "no-store")).insert_header((CONTENT_DISPOSITION, name));
    Ok(response.content_type("text/plain; charset=utf-8").body(file))
}

/// A text in one of these languages, else in any.
fn best<const MAX: usize, const PROSE: bool>(text: &Text<MAX, PROSE>, wanted: &[Lang]) -> String {
    let lang = Lang::best(wanted, text.languages()).or_else(|| text.languages().next());
    lang.and_then(|lang| text.get(lang)).unwrap_or_default().to_owned()
}

fn case_file(current: &CatalogState, told: &Conversation) -> Option<String> {
    let challenge = &told.challenge;
    let wanted = vec![challenge.language.clone()];
    let words = Translator::of(&wanted)?;
    let say = |id: &str| words.message(&format!("caseFile{id}"));
    let mut file = format!("{}\n\n{}\n\n", words.message("caseFile"), say("-about"));
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            // Writing to a string does not fail.
            let _ = writeln!(file, "{}: {value}", say(label));
        }
    };
    let slug = challenge.organization.as_str();
    let organization = current.organization_at(slug).map_or(slug, |known| known.content.name_for(&wanted).0);
    let system = challenge.system.and_then(|id| current.by_id(id));
    let name = system.map(|system| best(&system.indexed.name, &wanted)).unwrap_or_default();
    line("-reference", challenge.reference.as_str());
    line("-organization", organization);
    line("-system", &name);
    line("-version", &challenge.version.map(|version| version.to_string()).unwrap_or_default());
    line("-received", &challenge.received.to_string());
    let places: Vec<_> = challenge.pointers.iter().map(|place| place.as_str()).collect();
    line("-pointers", &places.join(", "));
    let mut part = |label: &str, text: &str| {
        if !text.is_empty() {
            let _ = write!(file, "\n{}\n\n{text}\n", say(label));
        }
    };
    if let Some(routes) = legal_routes(current, slug, challenge.kind, &Languages::Preferred(wanted.clone())) {
        let named = routes.routes.iter().map(|route| {
            let told = ["name", "term", "url"].map(|member| route[member].as_str().unwrap_or_default());
            format!("\n- {}", told.into_iter().filter(|told| !told.is_empty()).collect::<Vec<_>>().join(" · "))
        });
        part("-route", &(routes.notice + &named.collect::<String>()));
    }
    if let Some(filed) = &told.filed {
        part("-text", &filed.text);
        part("-wish", filed.wish.as_deref().unwrap_or_default());
    }
    let said = told.messages.iter().map(|said| {
        let side = if said.side == "submitter" { "-submitter" } else { "-answer" };
        format!("{}, {}:\n{}", said.on, say(side), said.text)
    });
    part("-conversation", &said.collect::<Vec<_>>().join("\n\n"));
    let known = current.challenges.find(&challenge.reference);
    if let (Some(known), Some(filed)) = (known, &told.filed) {
        let index = known.number.to_string();
        let digest = challenge.text_digest.as_str().trim_start_matches("sha256:").to_owned();
        let proof = [("index", index.into()), ("digest", digest.into()), ("salt", filed.salt.clone().into())];
        let _ = write!(file, "\n{}\n", words.format("caseFile-proof", &proof));
    }
    Some(file)
}
