//! What somebody presents to show who they are.
use crate::domain::networks::{self, Network};
use crate::service::Register;
use crate::service::auth::AccessToken;
use crate::{Error, Result};
use actix_web::HttpRequest;
use actix_web::http::header::AUTHORIZATION;

/// Reads the access token of a request (RFC 6750, section 2.1: in the header, nowhere else). Who it is, and what they
/// may do, the service looks up.
///
/// # Errors
/// `Unauthorized` if there is none that is good now.
pub async fn bearer_token(register: &Register, request: &HttpRequest) -> Result<AccessToken> {
    let mut values = request.headers().get_all(AUTHORIZATION);
    let (first, more) = (values.next(), values.next());
    let missing = || Error::Unauthorized {
        code: "tokenMissing",
        detail: "send an access token: Authorization: Bearer …".into(),
    };
    let value = first.ok_or_else(missing)?.to_str().unwrap_or_default();
    let (scheme, token) = value.split_once(' ').ok_or_else(missing)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(missing());
    }
    if more.is_some() {
        return Err(Error::Unauthorized { code: "tokenInvalid", detail: "send one access token, not several".into() });
    }
    register.verify_access_token(token.trim()).await
}

/// The network of whoever asks, to count failures by. The address itself goes nowhere.
pub fn client_network(register: &Register, request: &HttpRequest) -> Network {
    let Some(peer) = request.peer_addr() else { return Network::unknown() };
    let lines = request.headers().get_all("x-forwarded-for").filter_map(|line| line.to_str().ok());
    let named: Vec<_> = lines.flat_map(|line| line.split(',')).collect();
    Network::of_client(networks::client(peer.ip(), &named, &register.settings.trusted_proxies))
}
