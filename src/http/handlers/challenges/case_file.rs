//! The case file of a challenge: one text to hand in with an objection or an appeal.
use crate::catalog::CatalogState;
use crate::domain::challenges::PublicChallenge;
use crate::domain::languages::{Lang, Text};
use crate::http::handlers::challenges::legal_routes::legal_routes;
use crate::http::handlers::challenges::path::ChallengePath;
use crate::http::handlers::challenges::schemas::LegalRoutes;
use crate::http::request::auth::ClientNetwork;
use crate::http::request::query::{Languages, NoQuery};
use crate::http::request::receipt::ReceiptAuth;
use crate::service::Register;
use crate::service::challenges::submitter;
use crate::service::challenges::submitter::Conversation;
use crate::service::i18n::Translator;
use crate::{Error, Result};
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use std::fmt::Write;

/// Get the case file
///
/// Everything that was filed and written, as one text in the language of the challenge, with the proof that it was
/// filed. You can hand it in to an ombudsman, an authority or a court.
#[utoipa::path(
    tag = "conversation", security(("receipt" = [])),
    params(ChallengePath),
    responses((status = 200, description = "The case file", body = String, content_type = "text/plain")),
)]
#[get("/challenges/{reference}/conversation/case-file")]
pub async fn read_case_file(
    register: Data<Register>,
    network: ClientNetwork,
    auth: ReceiptAuth,
    _: NoQuery,
) -> Result<HttpResponse> {
    let conversation = submitter::conversation(&register, network.0, auth.reference, auth.receipt).await?;
    let context = register.catalog.with(|state| Context::new(state, &conversation.challenge));
    let text = case_file(&context, &conversation).ok_or(Error::NotFound)?;
    let name = format!("attachment; filename=\"{}.txt\"", conversation.challenge.reference);
    let mut response = HttpResponse::Ok();
    response.insert_header((CACHE_CONTROL, "no-store")).insert_header((CONTENT_DISPOSITION, name));
    Ok(response.content_type("text/plain; charset=utf-8").body(text))
}

/// Additions of the catalog to a conversation, in the language of the challenge.
struct Context {
    organization: String,
    system: String,
    legal_routes: Option<LegalRoutes>,
    /// Index of the log entry that records the filing.
    log_index: Option<u64>,
}

impl Context {
    fn new(state: &CatalogState, challenge: &PublicChallenge) -> Self {
        let languages = vec![challenge.language.clone()];
        let slug = challenge.organization.as_str();
        let organization = state.organization_at(slug);
        let organization = organization.map_or(slug, |organization| organization.content.localized_name(&languages).0);
        let system = challenge.system.and_then(|id| state.by_id(id));
        Self {
            organization: organization.to_owned(),
            system: system.map(|system| best_text(&system.indexed.name, &languages)).unwrap_or_default(),
            legal_routes: legal_routes(state, slug, challenge.kind, &Languages::Preferred(languages)),
            log_index: state.challenges.find(&challenge.reference).map(|challenge| challenge.number),
        }
    }
}

/// Returns a text in one of the preferred languages, or else in any.
fn best_text<const MAX: usize, const PROSE: bool>(text: &Text<MAX, PROSE>, preferred: &[Lang]) -> String {
    let lang = Lang::best(preferred, text.languages()).or_else(|| text.languages().next());
    lang.and_then(|lang| text.get(lang)).unwrap_or_default().to_owned()
}

/// Renders the case file. `None` if no locale is loaded.
fn case_file(context: &Context, conversation: &Conversation) -> Option<String> {
    let challenge = &conversation.challenge;
    let translator = Translator::of(std::slice::from_ref(&challenge.language))?;
    let message = |id: &str| translator.message(&format!("caseFile{id}"));
    let mut file = format!("{}\n\n{}\n\n", message(""), message("-about"));
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            // Writing to a string does not fail.
            let _ = writeln!(file, "{}: {value}", message(label));
        }
    };
    line("-reference", challenge.reference.as_str());
    line("-organization", &context.organization);
    line("-system", &context.system);
    line("-version", &challenge.version.map(|version| version.to_string()).unwrap_or_default());
    line("-received", &challenge.received.to_string());
    let pointers: Vec<_> = challenge.pointers.iter().map(|pointer| pointer.as_str()).collect();
    line("-challengedParts", &pointers.join(", "));
    let mut section = |label: &str, text: &str| {
        if !text.is_empty() {
            let _ = write!(file, "\n{}\n\n{text}\n", message(label));
        }
    };
    if let Some(routes) = &context.legal_routes {
        section("-route", &legal_route_text(routes));
    }
    if let Some(filed) = &conversation.filed {
        section("-text", &filed.text);
        section("-requestedOutcome", filed.wish.as_deref().unwrap_or_default());
    }
    let messages = conversation.messages.iter().map(|entry| {
        let side = if entry.side == "submitter" { "-submitter" } else { "-organizationSide" };
        format!("{}, {}:\n{}", entry.on, message(side), entry.text)
    });
    section("-conversation", &messages.collect::<Vec<_>>().join("\n\n"));
    if let (Some(index), Some(filed)) = (context.log_index, &conversation.filed) {
        let index = index.to_string();
        let digest = challenge.text_digest.as_str().trim_start_matches("sha256:").to_owned();
        let proof = [("index", index.into()), ("digest", digest.into()), ("salt", filed.salt.clone().into())];
        let _ = write!(file, "\n{}\n", translator.format("caseFile-proof", &proof));
    }
    Some(file)
}

/// Renders the notice and one line for each contact point.
fn legal_route_text(legal_routes: &LegalRoutes) -> String {
    let routes = legal_routes.routes.iter().map(|route| {
        let parts = ["name", "term", "url"].map(|member| route[member].as_str().unwrap_or_default());
        format!("\n- {}", parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
    });
    legal_routes.notice.clone() + &routes.collect::<String>()
}
