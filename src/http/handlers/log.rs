//! The log for those who check it: checkpoint, tiles, key, consistency (C2SP tlog-tiles).
use crate::http::request::query::{NoParams, QueryReader};
use crate::http::response::problem::Problem;
use crate::http::response::public::{BINARY, CacheBasis, CachePolicy, CacheableResponse, TEXT};
use crate::log::tile::Tile;
use crate::log::tree::TILE_WIDTH;
use crate::service::Register;
use crate::{Error, Result};
use actix_web::{HttpRequest, HttpResponse, get, web};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

/// The key that checks the log's checkpoints.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes what is written")]
struct VerifierKey {
    /// The verifier key of signed notes: `<name>+<hash>+<base64>`.
    verifier_key: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters")]
struct ConsistencyParams {
    /// The size of the older log.
    #[param(minimum = 0)]
    from: u64,
    /// The size of the newer log; the newest if it is left out.
    #[param(minimum = 0)]
    to: Option<u64>,
}

/// The proof that one log is a prefix of another.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes what is written")]
struct Consistency {
    #[schema(minimum = 0)]
    from: u64,
    #[schema(minimum = 0)]
    to: u64,
    /// Base64 hashes (RFC 6962, section 2.1.2).
    proof: Vec<String>,
}

/// The newest checkpoint
///
/// A signed note (C2SP): the log's name, its size and the root over all its entries.
#[utoipa::path(tag = "log", responses((status = 200, description = "The signed checkpoint", body = String, content_type = "text/plain"), (status = 404, description = "The log has not begun", body = Problem, content_type = "application/problem+json")))]
#[get("/log/checkpoint")]
pub async fn read_checkpoint(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let (size, checkpoint) = {
        let current = register.catalog.read();
        // The note itself can come later than the last entry that it signs: it is not kept for others.
        (current.size, current.checkpoint.clone())
    };
    if checkpoint.is_empty() {
        return Err(Error::NotFound);
    }
    CacheableResponse::new(TEXT, checkpoint.as_bytes().to_vec()).index(size).to(&request)
}

/// A tile of the log
///
/// `path` is `<L>/<N>[.p/<W>]` for hashes and `entries/<N>[.p/<W>]` for entries, as C2SP tlog-tiles has it.
#[utoipa::path(tag = "log", params(("path" = String, Path, description = "Address of the tile, such as 0/000 or entries/000.p/17", example = "0/000")),
    responses((status = 200, description = "The tile", body = Vec<u8>, content_type = "application/octet-stream"), (status = 404, description = "The log does not have it (yet)", body = Problem, content_type = "application/problem+json")))]
#[get("/log/tile/{path:.*}")]
pub async fn read_tile(
    request: HttpRequest,
    register: web::Data<Register>,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    let tile = Tile::parse(&path).ok_or(Error::NotFound)?;
    let bytes = register.tile(tile).await?;
    // A partial tile never changes either, but it is superseded soon, and then nobody asks for it again.
    let keep = if tile.width == TILE_WIDTH { CachePolicy::Immutable } else { CachePolicy::ShortLived };
    CacheableResponse::new(BINARY, bytes).policy(keep).basis(CacheBasis::program()).to(&request)
}

/// The key of the log
///
/// Compare it with what the register publishes elsewhere before you trust it.
#[utoipa::path(tag = "log", responses((status = 200, description = "The verifier key", body = VerifierKey)))]
#[get("/log/key")]
pub async fn read_verifier_key(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    QueryReader::read::<NoParams>(&request).into_result()?;
    CacheableResponse::json(&json!({"verifierKey": &*register.log.verifier_key}))?
        .basis(CacheBasis::program())
        .to(&request)
}

/// Proof that the log only grew
///
/// That the log of `from` entries is a prefix of that of `to` entries.
#[utoipa::path(tag = "log", params(ConsistencyParams), responses((status = 200, description = "The proof", body = Consistency)))]
#[get("/log/consistency")]
pub async fn prove_consistency(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    let mut params = QueryReader::read::<ConsistencyParams>(&request);
    let size = register.catalog.read().size;
    let number = |text: &str| text.parse::<u64>().ok().filter(|number| *number <= size);
    let expected = format!("a size of the log is expected, at most {size}");
    let from = params.optional("from", &expected, number);
    let to = params.optional("to", &expected, number).unwrap_or(size);
    match from {
        None => params.fault("from", "required", "the size of the older log must be given"),
        Some(from) if from > to => params.fault("to", "tooSmall", "the newer log is not smaller than the older"),
        Some(_) => {}
    }
    params.into_result()?;
    let from = from.unwrap_or_default();
    let proof = register.consistency(from, to).await?;
    let proof: Vec<_> = proof.iter().map(|hash| BASE64.encode(hash)).collect();
    CacheableResponse::json(&json!({"from": from, "to": to, "proof": proof}))?.index(size).to(&request)
}
