//! `/v1/suggestions`: what a text that is being typed may become.
use crate::Result;
use crate::catalog::Dependency;
use crate::catalog::search::MAX_QUERY;
use crate::domain::values::fold;
use crate::http::request::query::QueryReader;
use crate::http::response::public::{CacheBasis, CacheableResponse};
use crate::http::views;
use crate::service::Register;
use actix_web::{HttpRequest, HttpResponse, get, web};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

/// How many of each kind.
const EACH: usize = 5;

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct SuggestionParams {
    /// What was typed so far.
    #[param(max_length = 300)]
    q: String,
    /// The language of names; `*` for whole language maps. Goes before `Accept-Language`.
    #[param(pattern = r"^(\*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)$")]
    lang: Option<String>,
}

/// What a text may become.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct Suggestions {
    /// The text with its last word completed, the most frequent first: ready to search for.
    completions: Vec<String>,
    /// Systems whose name has the words, best first.
    systems: Vec<Named>,
    /// Organizations with a word of their name that begins so.
    organizations: Vec<Named>,
    /// The text without its typing errors, if nothing completes it.
    #[schema(required = false)]
    did_you_mean: String,
}

/// Something that can be opened.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct Named {
    /// UUID of a system, slug of an organization.
    id: String,
    /// A text, or the language map with `lang=*`.
    #[schema(value_type = serde_json::Value)]
    name: serde_json::Value,
}

/// Suggestions for a search
///
/// Completions of what is being typed, systems and organizations by name, and what was probably meant.
#[utoipa::path(tag = "systems", params(SuggestionParams), responses((status = 200, description = "Suggestions", body = Suggestions)))]
#[get("/suggestions")]
pub async fn list_suggestions(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    let mut params = QueryReader::read::<SuggestionParams>(&request);
    let text = params.optional("q", "1 to 300 characters are expected", |text| {
        (text.chars().count() <= MAX_QUERY && !text.trim().is_empty()).then(|| text.to_owned())
    });
    if text.is_none() {
        params.fault("q", "required", "the text must be given");
    }
    let languages = params.languages(&request);
    params.into_result()?;
    let text = text.unwrap_or_default();
    let search = register.catalog.search();
    let published = register.catalog.read().published().clone();
    let completions = search.complete(&text, &published, EACH)?;
    // Half a word looks like a misspelt one.
    let hits = if completions.texts.is_empty() { Some(search.find(&text)?) } else { None };
    let begun = fold(text.trim());
    let current = register.catalog.read();
    let systems = completions.systems.iter().filter_map(|number| current.by_number(*number));
    let systems: Vec<_> = systems.map(|system| views::named(system, &languages)).collect();
    let organizations = current.organizations().filter(|organization| {
        let mut names = organization.content.name.iter().map(|(_, name)| fold(name));
        !begun.is_empty() && names.any(|name| name.starts_with(&begun) || name.contains(&format!(" {begun}")))
    });
    let organizations = organizations.take(EACH).map(|organization| {
        let content = &organization.content;
        json!({"id": content.slug, "name": views::name(content, &languages)})
    });
    let organizations: Vec<_> = organizations.collect();
    let basis = CacheBasis::of(&current, Dependency::Search(completions.generation), register.clock.now().date_naive());
    drop(current);
    let mut body = json!({"completions": &completions.texts, "systems": systems, "organizations": organizations});
    let meant = hits.and_then(|hits| hits.corrected.or(hits.suggestion));
    meant.into_iter().for_each(|meant| body["didYouMean"] = meant.into());
    CacheableResponse::json(&body)?.basis(basis).to(&request)
}
