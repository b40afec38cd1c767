//! Every route of the register, on one page.
//!
//! The routes are declared once and registered twice: with actix-web's scopes to be served, and with utoipa's to be
//! described in the OpenAPI document. [`RouteScope`] and [`RouteConfig`] are what both have in common.
use crate::Error;
use crate::http::handlers::audit;
use crate::http::handlers::auth::account;
use crate::http::handlers::auth::login;
use crate::http::handlers::auth::notifications;
use crate::http::handlers::auth::oauth;
use crate::http::handlers::auth::oidc;
use crate::http::handlers::challenges::answer_templates;
use crate::http::handlers::challenges::attachments;
use crate::http::handlers::challenges::case_file;
use crate::http::handlers::challenges::case_handling;
use crate::http::handlers::challenges::intake;
use crate::http::handlers::challenges::legal_routes;
use crate::http::handlers::challenges::queue;
use crate::http::handlers::challenges::reading as challenge_reading;
use crate::http::handlers::challenges::submission;
use crate::http::handlers::challenges::submitter;
use crate::http::handlers::challenges::support;
use crate::http::handlers::changes;
use crate::http::handlers::documents;
use crate::http::handlers::drafts::editing;
use crate::http::handlers::drafts::publishing;
use crate::http::handlers::exports;
use crate::http::handlers::feeds;
use crate::http::handlers::health;
use crate::http::handlers::imports;
use crate::http::handlers::log;
use crate::http::handlers::organizations::applications;
use crate::http::handlers::organizations::clients;
use crate::http::handlers::organizations::invitations;
use crate::http::handlers::organizations::issuers;
use crate::http::handlers::organizations::members;
use crate::http::handlers::organizations::reading as organizations;
use crate::http::handlers::organizations::settings;
use crate::http::handlers::sitemap;
use crate::http::handlers::statistics;
use crate::http::handlers::systems::lifecycle;
use crate::http::handlers::systems::linked_data;
use crate::http::handlers::systems::list;
use crate::http::handlers::systems::reading as systems;
use crate::http::handlers::systems::suggestions;
use crate::http::handlers::systems::versions;
use crate::http::handlers::templates;
use crate::http::handlers::webhooks::deliveries;
use crate::http::handlers::webhooks::subscriptions;
use crate::http::openapi_file::AllowedMethods;
use actix_web::body::BoxBody;
use actix_web::dev::{HttpServiceFactory, ServiceFactory, ServiceRequest, ServiceResponse, Url};
use actix_web::guard::{self, Guard};
use actix_web::http::{Method, header};
use actix_web::{HttpRequest, HttpResponse, ResponseError, Scope, web};
use utoipa_actix_web::OpenApiFactory;
use utoipa_actix_web::scope::Scope as DocumentedScope;
use utoipa_actix_web::service_config::ServiceConfig as DocumentedConfig;
use utoipa_swagger_ui::{Config, SwaggerUi};

/// Registers all routes. A scope matches its routes one by one, so each large group has a scope of its own, which a
/// guard on one path segment skips quickly.
fn register<S: RouteScope>(config: &mut impl RouteConfig<S>, scope: impl Fn(&'static str) -> S) {
    let organizations = scope("")
        .guard(segment(2, "organizations"))
        .nest(organization_challenges(scope("")))
        .nest(organization_systems(scope("")));
    let v1 = scope("/v1")
        .nest(public_systems(scope("")))
        .nest(public_challenges(scope("")))
        .nest(organization_rest(organizations));
    config.add_scope(accounts(administration(public_rest(v1))));
    for_programs(config);
}

/// Published systems.
fn public_systems<S: RouteScope>(scope: S) -> S {
    scope
        .guard(segment(2, "systems"))
        .service(list::list_systems)
        .service(systems::read_system)
        .service(systems::list_similar_systems)
        .service(versions::list_versions)
        .service(versions::read_version)
        .service(versions::prove_version)
        .service(versions::compare_versions)
        .service(feeds::read_json_feed_of_system)
        .service(feeds::read_atom_feed_of_system)
        .service(linked_data::read_system_jsonld)
        .service(submission::file_challenge)
}

/// Challenges, for everybody and for their submitters.
fn public_challenges<S: RouteScope>(scope: S) -> S {
    scope
        .guard(segment(2, "challenges"))
        .service(feeds::read_json_feed_of_challenge)
        .service(feeds::read_atom_feed_of_challenge)
        .service(challenge_reading::list_challenges)
        .service(submission::read_proof_of_work_question)
        .service(challenge_reading::read_challenge)
        .service(challenge_reading::prove_challenge)
        .service(support::support_challenge)
        .service(submitter::read_conversation)
        .service(case_file::read_case_file)
        .service(submitter::post_message)
        .service(submitter::agree_to_summary)
        .service(submitter::correct_summary)
        .service(submitter::request_review)
        .service(submitter::dispute_remedy)
        .service(submitter::confirm_remedy)
        .service(submitter::refer_own_challenge)
        .service(submitter::set_contact)
        .service(submitter::erase_contact)
        .service(submitter::confirm_contact)
        .service(submitter::withdraw_challenge)
        .service(submitter::erase_conversation)
        .service(attachments::attach_file)
        .service(attachments::read_conversation_attachment)
}

/// Challenges, for the case handlers of an organization.
fn organization_challenges<S: RouteScope>(scope: S) -> S {
    scope
        .guard(segment(4, "challenges"))
        .service(submission::file_missing_entry)
        .service(attachments::attach_file_as_handler)
        .service(attachments::read_attachment)
        .service(queue::list_queue)
        .service(intake::record_intake)
        .service(queue::open_challenge)
        .service(case_handling::acknowledge_challenge)
        .service(case_handling::screen_challenge)
        .service(case_handling::admit_challenge)
        .service(case_handling::refuse_challenge)
        .service(case_handling::redirect_challenge)
        .service(case_handling::merge_challenge)
        .service(case_handling::begin_review)
        .service(case_handling::ask_submitter)
        .service(case_handling::post_message_to_submitter)
        .service(case_handling::extend_challenge)
        .service(case_handling::decide_challenge)
        .service(case_handling::plan_remedy)
        .service(case_handling::record_remedy)
        .service(case_handling::begin_second_review)
        .service(case_handling::extend_second_review)
        .service(case_handling::decide_second_review)
        .service(case_handling::refer_challenge)
        .service(case_handling::propose_summary)
        .service(case_handling::agree_to_correction)
        .service(case_handling::assign_challenge)
        .service(case_handling::add_note)
        .service(case_handling::count_verified_supporter)
        .service(case_handling::redact_challenge)
}

/// Systems and drafts of an organization.
fn organization_systems<S: RouteScope>(scope: S) -> S {
    scope
        .guard(segment(4, "systems"))
        .service(organizations::list_systems_of_organization)
        .service(editing::create_draft)
        .service(editing::list_drafts)
        .service(editing::read_draft)
        .service(editing::check_draft)
        .service(editing::begin_draft)
        .service(editing::replace_draft)
        .service(editing::change_draft)
        .service(editing::delete_draft)
        .service(editing::rebase_draft)
        .service(publishing::submit_draft)
        .service(publishing::return_draft)
        .service(publishing::publish_draft)
        .service(lifecycle::confirm_system)
        .service(lifecycle::withdraw_system)
        .service(lifecycle::redact_version)
}

/// Everything else of an organization.
fn organization_rest<S: RouteScope>(scope: S) -> S {
    scope
        .service(organizations::list_organizations)
        .service(organizations::read_organization)
        .service(statistics::read_statistics_of_organization)
        .service(feeds::read_json_feed_of_organization)
        .service(feeds::read_atom_feed_of_organization)
        .service(legal_routes::read_legal_routes)
        .service(answer_templates::list_answer_templates)
        .service(answer_templates::create_answer_template)
        .service(answer_templates::read_answer_template)
        .service(answer_templates::replace_answer_template)
        .service(answer_templates::delete_answer_template)
        .service(settings::read_settings)
        .service(settings::replace_settings)
        .service(settings::change_settings)
        .service(settings::read_profile)
        .service(settings::replace_profile)
        .service(settings::change_profile)
        .service(members::list_members)
        .service(members::change_member)
        .service(members::remove_member)
        .service(invitations::list_invitations)
        .service(invitations::invite_member)
        .service(invitations::withdraw_invitation)
        .service(clients::list_clients)
        .service(clients::create_client)
        .service(clients::renew_client_secret)
        .service(clients::disable_client)
        .service(applications::create_organization)
        .service(audit::list_audit)
        .service(audit::export_audit_ndjson)
        .service(audit::export_audit_csv)
        .service(subscriptions::list_webhooks)
        .service(subscriptions::create_webhook)
        .service(subscriptions::read_webhook)
        .service(subscriptions::change_webhook)
        .service(subscriptions::delete_webhook)
        .service(subscriptions::renew_webhook_secret)
        .service(deliveries::test_webhook)
        .service(deliveries::list_deliveries)
        .service(deliveries::retry_delivery)
        .service(imports::import_file)
        .service(imports::list_imports)
        .service(imports::read_import)
        .service(imports::list_import_rows)
        .service(templates::list_templates)
        .service(templates::create_template)
        .service(templates::read_template)
        .service(templates::replace_template)
        .service(templates::delete_template)
        .service(issuers::read_issuer)
        .service(issuers::replace_issuer)
        .service(issuers::delete_issuer)
}

/// Register-wide reads.
fn public_rest<S: RouteScope>(scope: S) -> S {
    scope
        .service(suggestions::list_suggestions)
        .service(statistics::read_statistics)
        .service(changes::list_changes)
        .service(changes::stream_changes)
        .service(feeds::read_json_feed)
        .service(feeds::read_atom_feed)
        .service(linked_data::read_catalog)
        .service(exports::export_json)
        .service(exports::export_ndjson)
        .service(exports::export_csv)
        .service(exports::export_xlsx)
        .service(exports::export_jsonld)
        .service(exports::export_versions)
        .service(exports::export_challenges_ndjson)
        .service(exports::export_challenges_csv)
        .service(exports::read_dictionary)
        .service(exports::read_dictionary_csv)
        .service(templates::list_shared_templates)
        .service(templates::read_shared_template)
        .service(log::read_verifier_key)
        .service(log::prove_consistency)
        .service(documents::read_record_schema)
        .service(documents::read_openapi)
}

/// Administration of the register, and applications to join it.
fn administration<S: RouteScope>(scope: S) -> S {
    scope
        .service(members::list_register_members)
        .service(members::change_register_member)
        .service(members::remove_register_member)
        .service(invitations::list_register_invitations)
        .service(invitations::invite_register_member)
        .service(invitations::withdraw_register_invitation)
        .service(invitations::accept_invitation)
        .service(applications::apply)
        .service(applications::list_applications)
        .service(applications::admit_applicant)
        .service(applications::refuse_applicant)
        .service(audit::list_register_audit)
        .service(audit::export_register_audit)
}

/// Signing in, tokens, and one's own account.
fn accounts<S: RouteScope>(scope: S) -> S {
    scope
        .service(login::log_in)
        .service(account::log_out)
        .service(oauth::grant_tokens)
        .service(oauth::revoke_token)
        .service(account::read_account)
        .service(account::change_password)
        .service(account::enroll_totp)
        .service(account::confirm_totp)
        .service(account::disable_totp)
        .service(notifications::read_notifications)
        .service(notifications::set_notifications)
        .service(notifications::confirm_notifications)
        .service(notifications::disable_notifications)
        .service(oidc::begin_login)
        .service(oidc::finish_login)
}

/// Routes outside `/v1`: the log's tiles, discovery documents, health.
fn for_programs<S: RouteScope>(config: &mut impl RouteConfig<S>) {
    config.add(log::read_checkpoint);
    config.add(log::read_tile);
    config.add(sitemap::read_robots);
    config.add(sitemap::read_sitemap);
    config.add(sitemap::read_sitemap_part);
    config.add(login::read_jwks);
    config.add(oauth::read_metadata);
    config.add(health::healthz);
    config.add(health::readyz);
}

/// Lets through requests whose path has this segment, counted from the empty one before the first slash.
fn segment(position: usize, name: &'static str) -> impl Guard {
    guard::fn_guard(move |context| {
        let uri = &context.head().uri;
        let matches = |path: &str| path.split('/').nth(position) == Some(name);
        // A path may be percent-encoded: then it is decoded as the router decodes it.
        matches(uri.path()) || (uri.path().contains('%') && matches(Url::new(uri.clone()).path()))
    })
}

/// Registers the routes to be served.
pub(in crate::http) fn routes(config: &mut web::ServiceConfig) {
    register(config, web::scope);
}

/// Registers the routes to be described. That takes ten megabytes of memory, so no server does it.
pub(in crate::http) fn documented_routes(config: &mut DocumentedConfig) {
    register(config, utoipa_actix_web::scope);
}

/// Registers the viewer of the OpenAPI document, which the document does not describe.
pub(in crate::http) fn swagger_ui(config: &mut web::ServiceConfig) {
    let viewer = Config::from("/v1/openapi.json").use_base_layout().validator_url("none");
    config
        .route("/", web::get().to(|| async { redirect("/v1/docs/") }))
        .route("/v1/docs", web::get().to(|| async { redirect("/v1/docs/") }))
        .service(SwaggerUi::new("/v1/docs/{_:.*}").config(viewer));
}

fn redirect(location: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, location)).finish()
}

/// Responds to requests that no route matches: 405 where the path has other methods, else 404.
pub(in crate::http) async fn fallback(request: HttpRequest, allowed: web::Data<AllowedMethods>) -> HttpResponse {
    let methods = allowed.methods(request.path());
    // A path that has the method was not matched because of its parameters.
    if methods.is_empty() || methods.iter().any(|method| *method == request.method().as_str()) {
        return Error::NotFound.error_response();
    }
    let head = methods.iter().any(|method| method == "GET").then_some("HEAD");
    let allow: Vec<_> = methods.iter().map(String::as_str).chain(head).chain(["OPTIONS"]).collect();
    let allow = allow.join(", ");
    if request.method() == Method::OPTIONS {
        return preflight(&allow);
    }
    let mut response = Error::MethodNotAllowed.error_response();
    if let Ok(allow) = header::HeaderValue::from_str(&allow) {
        response.headers_mut().insert(header::ALLOW, allow);
    }
    response
}

/// Responds to the question of a browser before a page of another origin reads open data with unusual headers.
fn preflight(allow: &str) -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header((header::ALLOW, allow))
        .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, allow))
        .insert_header((
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            "Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-Modified-Since, \
             If-None-Match, If-Range, If-Unmodified-Since, Last-Event-ID, Range",
        ))
        .insert_header((header::ACCESS_CONTROL_MAX_AGE, "86400"))
        .finish()
}

/// A group of routes under a common path.
trait RouteScope: Sized {
    fn guard(self, guard: impl Guard + 'static) -> Self;
    fn service(self, handler: impl HttpServiceFactory + OpenApiFactory + 'static) -> Self;
    fn nest(self, scope: Self) -> Self;
}

/// The configuration that scopes and single routes are registered with.
trait RouteConfig<S> {
    fn add_scope(&mut self, scope: S);
    fn add(&mut self, handler: impl HttpServiceFactory + OpenApiFactory + 'static);
}

impl<T> RouteScope for Scope<T>
where
    T: ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<BoxBody>,
            Error = actix_web::Error,
            InitError = (),
        > + 'static,
{
    fn guard(self, guard: impl Guard + 'static) -> Self {
        self.guard(guard)
    }

    fn service(self, handler: impl HttpServiceFactory + OpenApiFactory + 'static) -> Self {
        self.service(handler)
    }

    fn nest(self, scope: Self) -> Self {
        self.service(scope)
    }
}

impl<T> RouteScope for DocumentedScope<T>
where
    T: ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<BoxBody>,
            Error = actix_web::Error,
            InitError = (),
        > + 'static,
{
    fn guard(self, guard: impl Guard + 'static) -> Self {
        self.guard(guard)
    }

    fn service(self, handler: impl HttpServiceFactory + OpenApiFactory + 'static) -> Self {
        self.service(handler)
    }

    fn nest(self, scope: Self) -> Self {
        self.service(scope)
    }
}

impl RouteConfig<Scope> for web::ServiceConfig {
    fn add_scope(&mut self, scope: Scope) {
        self.service(scope);
    }

    fn add(&mut self, handler: impl HttpServiceFactory + OpenApiFactory + 'static) {
        self.service(handler);
    }
}

impl<T> RouteConfig<DocumentedScope<T>> for DocumentedConfig<'_>
where
    DocumentedScope<T>: HttpServiceFactory + OpenApiFactory + 'static,
{
    fn add_scope(&mut self, scope: DocumentedScope<T>) {
        self.service(scope);
    }

    fn add(&mut self, handler: impl HttpServiceFactory + OpenApiFactory + 'static) {
        self.service(handler);
    }
}
