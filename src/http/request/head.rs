//! `HEAD` requests: handled like `GET`. The codec leaves out the body and keeps its length.
use actix_web::HttpMessage;
use actix_web::dev::ServiceRequest;
use actix_web::http::Method;

/// Marks a request whose response has no body, so that handlers need not begin a stream.
pub struct HeadOnly;

/// Turns `HEAD` into `GET` with the mark [`HeadOnly`].
pub fn route_head_as_get(request: &mut ServiceRequest) {
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
        request.extensions_mut().insert(HeadOnly);
    }
}
