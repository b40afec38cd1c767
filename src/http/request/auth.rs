//! Credentials of a request: access tokens, and the network that it comes from.
use crate::domain::networks::{self, Network};
use crate::domain::policy::Permission;
use crate::service::Register;
use crate::service::auth::AccessToken;
use crate::service::auth::access_request::AccessRequest;
use crate::service::tokens;
use crate::{Error, Result};
use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{FromRequest, HttpRequest, web};
use anyhow::anyhow;
use futures_util::future::LocalBoxFuture;
use std::future::{Ready, ready};
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{ObjectBuilder, Required, Type};

/// Extracts the verified access token of a request (RFC 6750, section 2.1: from the header, nowhere else).
///
/// A verified token identifies its holder. [`Register::write_as`] and [`Register::read_as`] decide what the holder may
/// do, in the transaction of the work.
#[derive(Debug)]
pub struct Bearer(pub AccessToken);

impl Bearer {
    /// Returns a request to use a permission in an organization, given by slug or id.
    pub fn in_organization(self, organization: impl Into<String>, permission: Permission) -> AccessRequest {
        AccessRequest { token: self.0, permission, organization: Some(organization.into()) }
    }

    /// Returns a request to use a permission in the register as a whole.
    pub fn in_register(self, permission: Permission) -> AccessRequest {
        AccessRequest { token: self.0, permission, organization: None }
    }
}

impl FromRequest for Bearer {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { Ok(Self(bearer_token(service(&request)?, &request).await?)) })
    }
}

/// Extracts the network of the client, which rate limits count by. The address itself is not stored.
#[derive(Debug)]
pub struct ClientNetwork(pub Network);

impl FromRequest for ClientNetwork {
    type Error = Error;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(service(request).map(|register| Self(client_network(register, request))))
    }
}

/// Extracts the verified access token of a request that may come without one. An invalid token is refused.
#[derive(Debug)]
pub struct OptionalBearer(pub Option<AccessToken>);

impl FromRequest for OptionalBearer {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if !request.headers().contains_key(AUTHORIZATION) {
            return Box::pin(ready(Ok(Self(None))));
        }
        let bearer = Bearer::from_request(request, payload);
        Box::pin(async move { Ok(Self(Some(bearer.await?.0))) })
    }
}

impl IntoParams for OptionalBearer {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let header = ParameterBuilder::new()
            .name("Authorization")
            .parameter_in(ParameterIn::Header)
            .required(Required::False)
            .description(Some("`Bearer …`, to act with your own account"))
            .schema(Some(ObjectBuilder::new().schema_type(Type::String)));
        vec![header.build()]
    }
}

fn service(request: &HttpRequest) -> Result<&Register> {
    let register = request.app_data::<web::Data<Register>>().map(|data| data.get_ref());
    Ok(register.ok_or_else(|| anyhow!("no register is configured"))?)
}

/// Reads the access token of a request.
///
/// # Errors
/// `Unauthorized` if there is no valid token.
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
    tokens::verify_access_token(register, token.trim()).await
}

/// Returns the network of the client: that of the peer or, behind trusted proxies, the one that the proxies name.
pub fn client_network(register: &Register, request: &HttpRequest) -> Network {
    let Some(peer) = request.peer_addr() else { return Network::unknown() };
    let lines = request.headers().get_all("x-forwarded-for").filter_map(|line| line.to_str().ok());
    let named: Vec<_> = lines.flat_map(|line| line.split(',')).collect();
    Network::of_client(networks::client(peer.ip(), &named, &register.settings.trusted_proxies))
}
