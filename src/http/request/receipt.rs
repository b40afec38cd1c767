//! Receipts: `Authorization: Receipt …`, the credential of the submitter of a challenge.
use crate::domain::challenges::{Receipt, Reference};
use crate::{Error, Result};
use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest};
use std::future::{Ready, ready};

/// Extracts the receipt of a request, only from the header, and the reference in its path. The service checks that the
/// two belong together, in the transaction of the work.
#[derive(Debug)]
pub struct ReceiptAuth {
    pub reference: Reference,
    pub receipt: Receipt,
}

impl FromRequest for ReceiptAuth {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(receipt(request).and_then(|receipt| Ok(Self { reference: reference(request)?, receipt })))
    }
}

fn receipt(request: &HttpRequest) -> Result<Receipt> {
    let missing = |detail: &str| Error::Unauthorized { code: "receiptMissing", detail: detail.into() };
    let value = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (scheme, words) = value.split_once(' ').unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("receipt") {
        return Err(missing("send the twelve words of the receipt: Authorization: Receipt …"));
    }
    Receipt::parse(words).ok_or_else(|| missing("these are not the twelve words of a receipt"))
}

/// A malformed reference gets the same error as that of another challenge: guesses learn nothing from it.
fn reference(request: &HttpRequest) -> Result<Reference> {
    let unknown =
        || Error::Unauthorized { code: "receiptUnknown", detail: "this is not the receipt of this challenge".into() };
    request.match_info().get("reference").and_then(Reference::parse).ok_or_else(unknown)
}
