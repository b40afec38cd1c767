//! The languages that a reader prefers.
use crate::domain::languages::Lang;
use actix_web::HttpRequest;
use actix_web::http::header;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{ObjectBuilder, Required, Type};

/// Maximum number of languages that are read from `Accept-Language`.
const MAX_LANGUAGES: usize = 20;

/// The languages that a reader prefers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Languages {
    /// `lang=*`: whole language maps.
    All,
    /// Best first; may be empty.
    Preferred(Vec<Lang>),
}

impl Languages {
    /// Returns the preferred languages, best first; none for whole language maps.
    pub fn preferred(&self) -> &[Lang] {
        match self {
            Self::All => &[],
            Self::Preferred(preferred) => preferred,
        }
    }
}

/// The parameter `lang`, from which [`Languages`] are read.
pub struct LanguageParams;

impl IntoParams for LanguageParams {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let tag = ObjectBuilder::new().schema_type(Type::String).pattern(Some(LANG_PATTERN));
        let description = "Language of the texts; `*` for whole language maps. Overrides `Accept-Language`.";
        let parameter = ParameterBuilder::new()
            .name("lang")
            .parameter_in(ParameterIn::Query)
            .required(Required::False)
            .description(Some(description))
            .schema(Some(tag));
        vec![parameter.build()]
    }
}

const LANG_PATTERN: &str = r"^(\*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)$";

/// Parses the value of `lang`: a tag, or `*` for all languages.
pub(super) fn parse_lang(text: &str) -> Option<Languages> {
    match text {
        "*" => Some(Languages::All),
        tag => Lang::parse(tag).map(|lang| Languages::Preferred(vec![lang])),
    }
}

/// Returns the languages of `Accept-Language`, best first. Malformed parts are ignored.
pub(super) fn accepted_languages(request: &HttpRequest) -> Vec<Lang> {
    let value =
        request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut accepted: Vec<(f32, Lang)> = value
        .split(',')
        .take(MAX_LANGUAGES)
        .filter_map(|part| {
            let mut parts = part.split(';').map(str::trim);
            let lang = Lang::parse(parts.next()?)?;
            let weight = parts.find_map(|parameter| parameter.strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
            (weight > 0.0).then_some((weight, lang))
        })
        .collect();
    accepted.sort_by(|a, b| b.0.total_cmp(&a.0));
    accepted.into_iter().map(|(_, lang)| lang).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;

    #[test]
    fn accepted_languages_are_ordered_by_weight() {
        let request = TestRequest::default()
            .insert_header((header::ACCEPT_LANGUAGE, "en;q=0.5, nl-BE, *;q=0.1, fr;q=0.8, x"))
            .to_http_request();
        let tags: Vec<_> = accepted_languages(&request).iter().map(ToString::to_string).collect();
        assert_eq!(tags, ["nl-BE", "fr", "en"]);
    }
}
