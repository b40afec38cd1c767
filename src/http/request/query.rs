//! Query parameters, strictly checked, and the reader's languages.
use crate::domain::json::FieldErrors;
use crate::domain::languages::Lang;
use crate::{Error, Result};
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest};
use std::any::TypeId;
use std::collections::{BTreeMap, HashMap};
use std::future::{Ready, ready};
use std::marker::PhantomData;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterIn};
use uuid::Uuid;

/// More faults of a query than this help nobody.
const MAX_FAULTS: usize = 50;

/// A type that is read from the query of a request.
pub trait FromQuery: Sized {
    /// The parameters that the query may have; any other is refused by name. Often the type itself.
    type Parameters: IntoParams + 'static;

    /// Reads the parameters; faults are left in `query`, which reports all of them at once.
    fn from_query(query: &mut QueryReader, request: &HttpRequest) -> Self;
}

/// Extracts a typed, strictly checked query.
pub struct QueryParams<T>(pub T);

impl<T: FromQuery> FromRequest for QueryParams<T> {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let mut query = QueryReader::read::<T::Parameters>(request);
        let value = T::from_query(&mut query, request);
        ready(query.into_result().map(|()| Self(value)))
    }
}

/// Refuses every query parameter.
pub type NoQuery = QueryParams<()>;

impl FromQuery for () {
    type Parameters = NoParams;

    fn from_query(_: &mut QueryReader, _: &HttpRequest) -> Self {}
}

/// The preferred languages of the reader, from `lang` or `Accept-Language`.
impl FromQuery for Languages {
    type Parameters = LanguageParams;

    fn from_query(query: &mut QueryReader, request: &HttpRequest) -> Self {
        query.languages(request)
    }
}

/// Two groups of parameters in one query.
impl<A: FromQuery, B: FromQuery> FromQuery for (A, B) {
    type Parameters = Merged<A::Parameters, B::Parameters>;

    fn from_query(query: &mut QueryReader, request: &HttpRequest) -> Self {
        (A::from_query(query, request), B::from_query(query, request))
    }
}

/// Page size and cursor of a list whose cursor is an id.
#[derive(Debug, Clone, Copy, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Items per page.
    #[param(minimum = 1, maximum = 100, default = 20, required = false)]
    pub limit: usize,
    /// `next` of the previous page.
    #[param(value_type = Option<String>)]
    pub cursor: Option<Uuid>,
}

impl FromQuery for Paging {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, _: &HttpRequest) -> Self {
        Self { limit: query.limit(), cursor: query.cursor(|text| Uuid::try_parse(text).ok()) }
    }
}

/// The parameters of `A` and those of `B`.
pub struct Merged<A, B>(PhantomData<(A, B)>);

impl<A: IntoParams, B: IntoParams> IntoParams for Merged<A, B> {
    fn into_params(parameter_in: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut all = A::into_params(&parameter_in);
        all.extend(B::into_params(parameter_in));
        all
    }
}

/// For routes that only ask in which language.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
pub struct LanguageParams {
    /// The language of texts; `*` for whole language maps. Goes before `Accept-Language`.
    #[param(pattern = r"^(\*|[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)$")]
    lang: Option<String>,
}

/// For routes that take no parameters.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NoParams {}

/// The query parameters of a request. Every fault is collected; [`QueryReader::finish`] tells them all at once.
pub struct QueryReader {
    values: BTreeMap<String, Vec<String>>,
    faults: FieldErrors,
}

impl QueryReader {
    /// Reads the parameters that `P` documents; any other is a fault that names it.
    pub fn read<P: IntoParams + 'static>(request: &HttpRequest) -> Self {
        let known = names::<P>();
        let mut new = Self { values: BTreeMap::new(), faults: FieldErrors::default() };
        for (name, value) in form(request.query_string()) {
            if new.faults.0.len() >= MAX_FAULTS {
                break;
            }
            let (Some(name), Some(value)) = (name, value) else {
                new.faults.add("", "encoding", "the query is not percent-encoded UTF-8");
                continue;
            };
            if known.contains(&name) {
                new.values.entry(name).or_default().push(value);
            } else {
                new.faults.add(&format!("/{name}"), "unknownParameter", "there is no parameter of this name");
            }
        }
        new
    }

    /// Every value of a parameter that may be repeated.
    pub fn repeated<T>(&mut self, name: &str, expected: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let values = self.values.remove(name).unwrap_or_default();
        let read: Vec<_> = values.iter().filter_map(|value| parse(value)).collect();
        if read.len() != values.len() {
            self.faults.add(&format!("/{name}"), "parameter", expected);
        }
        read
    }

    /// The value of a parameter that stands once or not at all.
    pub fn optional<T>(&mut self, name: &str, expected: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        if self.values.get(name).is_some_and(|values| values.len() > 1) {
            self.faults.add(&format!("/{name}"), "repeated", "this parameter may stand only once");
        }
        self.repeated(name, expected, parse).pop()
    }

    pub fn limit(&mut self) -> usize {
        let limit = |text: &str| text.parse().ok().filter(|limit| (1..=100).contains(limit));
        self.optional("limit", "a number from 1 to 100 is expected", limit).unwrap_or(20)
    }

    /// Reads the cursor of a page: `next` of the previous page.
    pub fn cursor<T>(&mut self, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.optional("cursor", "a cursor that a page gave is expected", parse)
    }

    /// Tells whether the query has a parameter.
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    pub fn flag(&mut self, name: &str) -> Option<bool> {
        self.optional(name, "true or false is expected", |text| text.parse().ok())
    }

    pub fn fault(&mut self, name: &str, code: &'static str, detail: &str) {
        self.faults.add(&format!("/{name}"), code, detail);
    }

    /// The languages that the reader wants.
    pub fn languages(&mut self, request: &HttpRequest) -> Languages {
        let tag = |text: &str| if text == "*" { Some(None) } else { Lang::parse(text).map(Some) };
        match self.optional("lang", "a BCP 47 language tag or * is expected", tag) {
            Some(None) => Languages::All,
            Some(Some(lang)) => Languages::Preferred(vec![lang]),
            None => Languages::Preferred(accepted_languages(request)),
        }
    }

    /// All faults at once.
    pub fn into_result(self) -> Result<()> {
        self.faults.into_result(()).map_err(Error::BadRequest)
    }
}

/// The names of the parameters that `P` documents. They never change, and making them anew costs more than a page.
fn names<P: IntoParams + 'static>() -> Arc<[String]> {
    static KNOWN: LazyLock<RwLock<HashMap<TypeId, Arc<[String]>>>> = LazyLock::new(RwLock::default);
    let id = TypeId::of::<P>();
    if let Some(known) = KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
        return known.clone();
    }
    let names: Arc<[String]> = P::into_params(|| None).into_iter().map(|parameter| parameter.name).collect();
    KNOWN.write().unwrap_or_else(PoisonError::into_inner).insert(id, names.clone());
    names
}

/// The languages that a reader wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Languages {
    /// `lang=*`: whole language maps.
    All,
    /// Best first; may be empty.
    Preferred(Vec<Lang>),
}

impl Languages {
    pub fn wanted(&self) -> &[Lang] {
        match self {
            Self::All => &[],
            Self::Preferred(wanted) => wanted,
        }
    }
}

/// `Accept-Language`, best first; what cannot be read is passed over.
fn accepted_languages(request: &HttpRequest) -> Vec<Lang> {
    let value =
        request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut wanted: Vec<(f32, Lang)> = value
        .split(',')
        .take(20)
        .filter_map(|part| {
            let mut parts = part.split(';').map(str::trim);
            let lang = Lang::parse(parts.next()?)?;
            let weight = parts.find_map(|parameter| parameter.strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
            (weight > 0.0).then_some((weight, lang))
        })
        .collect();
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
    wanted.into_iter().map(|(_, lang)| lang).collect()
}

/// The pairs of a query string (application/x-www-form-urlencoded). None where a part is not percent-encoded UTF-8.
pub fn form(query: &str) -> impl Iterator<Item = (Option<String>, Option<String>)> + '_ {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(name), decode(value))
    })
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                let digit = |byte: u8| char::from(byte).to_digit(16);
                u8::try_from(digit(digits[0])? * 16 + digit(digits[1])?).ok()?
            }
            other => other,
        });
    }
    // A NUL is no part of any word, and not every database bears one.
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

/// A value for a query string.
pub fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b':');
    text.bytes().fold(String::new(), |mut out, byte| {
        if plain(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::TestRequest;
    use proptest::prelude::*;

    #[test]
    fn languages_come_in_the_order_of_their_weight() {
        let request = TestRequest::default()
            .insert_header((header::ACCEPT_LANGUAGE, "en;q=0.5, nl-BE, *;q=0.1, fr;q=0.8, x"))
            .to_http_request();
        let tags: Vec<_> = accepted_languages(&request).iter().map(ToString::to_string).collect();
        assert_eq!(tags, ["nl-BE", "fr", "en"]);
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded(text in "[^\\x00]{0,40}") {
            prop_assert_eq!(decode(&encode(&text)), Some(text));
        }

        #[test]
        fn nothing_is_too_strange(query in ".{0,60}") {
            let pairs = form(&query).count();
            prop_assert_eq!(pairs, query.split('&').filter(|pair| !pair.is_empty()).count());
        }
    }
}
