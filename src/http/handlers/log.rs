//! `/log` and `/v1/log`: checkpoint, tiles, key and proofs for those who verify the log (C2SP tlog-tiles).
use crate::http::request::query::{FromQuery, NoQuery, QueryParams, QueryReader};
use crate::http::response::media_type::{BINARY, TEXT};
use crate::http::response::problem::Problem;
use crate::http::response::public::{CacheBasis, CachePolicy, CacheableResponse};
use crate::log::tile::Tile;
use crate::log::tree::TILE_WIDTH;
use crate::service::Register;
use crate::service::history;
use crate::{Error, Result};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// The key that verifies the checkpoints of the log.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct VerifierKey {
    /// Verifier key of signed notes: `<name>+<hash>+<base64>`.
    verifier_key: String,
}

/// A tile of the log.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct TilePath {
    /// Path of the tile, such as 0/000 or entries/000.p/17.
    #[param(example = "0/000")]
    path: String,
}

/// Two sizes of the log.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
struct ConsistencyQuery {
    /// Size of the older log.
    #[param(minimum = 0)]
    from: u64,
    /// Size of the newer log; by default the current size.
    #[param(minimum = 0, required = false)]
    to: u64,
    /// The current size, which bounds both parameters.
    #[param(ignore)]
    log_size: u64,
}

impl FromQuery for ConsistencyQuery {
    type Parameters = Self;

    fn from_query(query: &mut QueryReader, request: &HttpRequest) -> Self {
        let register = request.app_data::<Data<Register>>();
        let log_size = register.map_or(0, |register| register.catalog.with(|state| state.size));
        let size = |text: &str| text.parse::<u64>().ok().filter(|size| *size <= log_size);
        let expected = format!("a size of the log is expected, at most {log_size}");
        let from = query.optional("from", &expected, size);
        let to = query.optional("to", &expected, size).unwrap_or(log_size);
        match from {
            None => query.add_error("from", "required", "the size of the older log is required"),
            Some(from) if from > to => {
                query.add_error("to", "tooSmall", "the newer log must not be smaller than the older one");
            }
            Some(_) => {}
        }
        Self { from: from.unwrap_or_default(), to, log_size }
    }
}

/// Proof that the log of `from` entries is a prefix of the log of `to` entries.
#[derive(Serialize, ToSchema)]
struct ConsistencyProof {
    #[schema(minimum = 0)]
    from: u64,
    #[schema(minimum = 0)]
    to: u64,
    /// Base64 hashes (RFC 6962, section 2.1.2).
    proof: Vec<String>,
}

/// Get the latest checkpoint
///
/// A signed note (C2SP) with the name of the log, its size, and the root hash of all its entries.
#[utoipa::path(
    tag = "log",
    responses(
        (status = 200, description = "The signed checkpoint", body = String, content_type = "text/plain"),
        (status = 404, description = "The log is empty", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/log/checkpoint")]
pub async fn read_checkpoint(register: Data<Register>, _: NoQuery, request: HttpRequest) -> Result<HttpResponse> {
    // The response is not cached: the note can be signed again without a new entry.
    let (size, checkpoint) = register.catalog.with(|state| (state.size, state.checkpoint.clone()));
    if checkpoint.is_empty() {
        return Err(Error::NotFound);
    }
    CacheableResponse::new(TEXT, checkpoint.as_bytes().to_vec()).index(size).to(&request)
}

/// Get a tile of the log
///
/// `path` is `<L>/<N>[.p/<W>]` for hashes and `entries/<N>[.p/<W>]` for entries, as defined by C2SP tlog-tiles.
#[utoipa::path(
    tag = "log",
    params(TilePath),
    responses(
        (status = 200, description = "The tile", body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 404, description = "The log does not have the tile yet, or the path is malformed", body = Problem, content_type = "application/problem+json"),
    ),
)]
#[get("/log/tile/{path:.*}")]
pub async fn read_tile(
    register: Data<Register>,
    path: Path<TilePath>,
    _: NoQuery,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let tile = Tile::parse(&path.path).ok_or(Error::NotFound)?;
    let bytes = history::tile(&register, tile).await?;
    // A partial tile never changes either, but a fuller one soon replaces it, and then nobody requests it again.
    let policy = if tile.width == TILE_WIDTH { CachePolicy::Immutable } else { CachePolicy::ShortLived };
    CacheableResponse::new(BINARY, bytes).policy(policy).basis(CacheBasis::program()).to(&request)
}

/// Get the verifier key of the log
///
/// Compare it with the key that the register publishes elsewhere before you trust it.
#[utoipa::path(tag = "log", responses((status = 200, description = "The verifier key", body = VerifierKey)))]
#[get("/log/key")]
pub async fn read_verifier_key(register: Data<Register>, _: NoQuery, request: HttpRequest) -> Result<HttpResponse> {
    let key = VerifierKey { verifier_key: register.log.verifier_key.to_string() };
    CacheableResponse::json(&key)?.basis(CacheBasis::program()).to(&request)
}

/// Get a consistency proof
///
/// Proves that the log only grew: the log of `from` entries is a prefix of the log of `to` entries.
#[utoipa::path(
    tag = "log",
    params(ConsistencyQuery),
    responses((status = 200, description = "The proof", body = ConsistencyProof)),
)]
#[get("/log/consistency")]
pub async fn prove_consistency(
    register: Data<Register>,
    query: QueryParams<ConsistencyQuery>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let ConsistencyQuery { from, to, log_size } = query.0;
    let hashes = history::consistency(&register, from, to).await?;
    let proof = hashes.iter().map(|hash| BASE64.encode(hash)).collect();
    CacheableResponse::json(&ConsistencyProof { from, to, proof })?.index(log_size).to(&request)
}
