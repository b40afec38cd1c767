//! Every route of the register, on one page.
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
use crate::http::handlers::challenges::submission;
use crate::http::handlers::challenges::submitter;
use crate::http::handlers::challenges::support;
use crate::http::handlers::changes;
use crate::http::handlers::documents;
use crate::http::handlers::drafts::editing;
use crate::http::handlers::drafts::publishing;
use crate::http::handlers::exports;
use crate::http::handlers::feeds;
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
use crate::http::handlers::systems::reading as systems;
use crate::http::handlers::systems::suggestions;
use crate::http::handlers::systems::versions;
use crate::http::handlers::templates;
use crate::http::handlers::webhooks::deliveries;
use crate::http::handlers::webhooks::subscriptions;
use crate::http::openapi::AllowedMethods;
use crate::service::Register;
use actix_web::dev::Url;
use actix_web::guard::{self, Guard};
use actix_web::http::Method;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, ResponseError, get, web};
use utoipa_actix_web::service_config::ServiceConfig;
use utoipa_swagger_ui::{Config, SwaggerUi};

/// The routes of the register, `$scope` making the scopes. A request is held against the patterns of its scope one by one, so those
/// that begin alike have a scope of their own, which a request is let into by a look at its address.
macro_rules! all_routes {
    ($config:ident, $scope:path) => {
        let systems = $scope("")
            .guard(segment(2, "systems"))
            .service(systems::list_systems)
            .service(systems::read_system)
            .service(systems::list_similar_systems)
            .service(versions::list_versions)
            .service(versions::read_version)
            .service(versions::prove_version)
            .service(versions::compare_versions)
            .service(feeds::read_json_feed_of_system)
            .service(feeds::read_atom_feed_of_system)
            .service(linked_data::read_linked)
            .service(submission::file_challenge);
        let challenges = $scope("")
            .guard(segment(2, "challenges"))
            .service(feeds::read_json_feed_of_challenge)
            .service(feeds::read_atom_feed_of_challenge)
            .service(submission::list_challenges)
            .service(submission::ask_work)
            .service(submission::read_challenge)
            .service(submission::prove_challenge)
            .service(support::support_challenge)
            .service(submitter::read_conversation)
            .service(case_file::read_case_file)
            .service(submitter::say_in_challenge)
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
            .service(attachments::read_own_attachment);
        let challenges_of_organization = $scope("")
            .guard(segment(4, "challenges"))
            .service(submission::file_missing_entry)
            .service(attachments::attach_taken_in)
            .service(attachments::read_attachment)
            .service(case_handling::list_queue)
            .service(case_handling::take_in_challenge)
            .service(case_handling::open_challenge)
            .service(case_handling::acknowledge_challenge)
            .service(case_handling::screen_challenge)
            .service(case_handling::admit_challenge)
            .service(case_handling::refuse_challenge)
            .service(case_handling::redirect_challenge)
            .service(case_handling::merge_challenge)
            .service(case_handling::begin_challenge)
            .service(case_handling::ask_submitter)
            .service(case_handling::say_to_submitter)
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
            .service(case_handling::note_on_challenge)
            .service(case_handling::verify_support)
            .service(case_handling::redact_challenge);
        let systems_of_organization = $scope("")
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
            .service(lifecycle::redact_version);
        let organizations = $scope("")
            .guard(segment(2, "organizations"))
            .service(challenges_of_organization)
            .service(systems_of_organization)
            .service(organizations::list_organizations)
            .service(organizations::read_organization)
            .service(statistics::read_statistics_of_organization)
            .service(feeds::read_json_feed_of_organization)
            .service(feeds::read_atom_feed_of_organization)
            .service(case_file::read_legal_routes)
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
            .service(issuers::put_issuer)
            .service(issuers::delete_issuer);
        $config.service(
            $scope("/v1")
                .service(systems)
                .service(challenges)
                .service(organizations)
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
                .service(templates::list_shared_templates)
                .service(templates::read_shared_template)
                .service(oidc::begin_login)
                .service(oidc::finish_login)
                .service(log::read_verifier_key)
                .service(log::prove_consistency)
                .service(documents::read_record_schema)
                .service(documents::read_openapi),
        );
        $config.service(log::read_checkpoint).service(log::read_tile);
        $config.service(sitemap::read_robots).service(sitemap::read_sitemap).service(sitemap::read_sitemap_part);
        $config.service(login::read_jwks).service(oauth::read_metadata);
        $config.service(healthz).service(readyz);
    };
}

/// Lets requests in of whose path a segment is this word, counted from the empty one before the first slash.
fn segment(place: usize, word: &'static str) -> impl Guard {
    guard::fn_guard(move |context| {
        let uri = &context.head().uri;
        let is_there = |path: &str| path.split('/').nth(place) == Some(word);
        // Letters may come escaped: then the path is read as the router reads it.
        is_there(uri.path()) || (uri.path().contains('%') && is_there(Url::new(uri.clone()).path()))
    })
}

/// The routes as they are served.
pub(in crate::http) fn served(config: &mut web::ServiceConfig) {
    all_routes!(config, web::scope);
}

/// The same routes as the OpenAPI document describes them. That takes ten megabytes to make, so no server does.
pub(in crate::http) fn described(config: &mut ServiceConfig) {
    all_routes!(config, utoipa_actix_web::scope);
}

/// What it does not describe: the viewer of the document itself.
pub(in crate::http) fn beside(config: &mut web::ServiceConfig) {
    let viewer = Config::from("/v1/openapi.json").use_base_layout().validator_url("none");
    config
        .route("/", web::get().to(|| async { see("/v1/docs/") }))
        .route("/v1/docs", web::get().to(|| async { see("/v1/docs/") }))
        .service(SwaggerUi::new("/v1/docs/{_:.*}").config(viewer));
}

fn see(address: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, address)).finish()
}

/// Whether the process lives.
#[utoipa::path(tag = "operation", responses((status = 200, description = "It does", body = String, content_type = "text/plain")))]
#[get("/healthz")]
async fn healthz() -> HttpResponse {
    HttpResponse::Ok()
        .content_type(crate::http::response::public::TEXT)
        .insert_header(("Cache-Control", "no-store"))
        .body("ok\n")
}

/// Whether the process can do its work
///
/// `ready`, or `degraded` while the database or the search index is away and public reads go on with what is known.
#[utoipa::path(tag = "operation", responses((status = 200, description = "It answers public reads", body = Readiness)))]
#[get("/readyz")]
async fn readyz(register: web::Data<Register>) -> HttpResponse {
    let (database, search) = (register.catalog.log_reachable(), register.catalog.search().is_healthy());
    let index = register.catalog.read().size;
    let status = if database && search { "ready" } else { "degraded" };
    let readiness = Readiness { status, database, search, index };
    HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).json(readiness)
}

/// What a process can do.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Readiness {
    /// `ready` or `degraded`.
    status: &'static str,
    /// Whether the database answers: without it nothing can be changed and the past cannot be read.
    database: bool,
    /// Whether the search index takes up changes.
    search: bool,
    /// The index of the log that public answers reflect.
    index: u64,
}

/// Anything else: 405 where another method is offered, else 404.
pub(in crate::http) async fn elsewhere(request: HttpRequest, known: web::Data<AllowedMethods>) -> HttpResponse {
    let methods = known.methods(request.path());
    if methods.is_empty() {
        return Error::NotFound.error_response();
    }
    let head = methods.iter().any(|method| method == "GET").then_some("HEAD");
    let allow: Vec<_> = methods.iter().map(String::as_str).chain(head).chain(["OPTIONS"]).collect();
    let allow = allow.join(", ");
    if request.method() == Method::OPTIONS {
        // A browser asks this before a page of somebody else's may read open data with unusual headers.
        return HttpResponse::NoContent()
            .insert_header((header::ALLOW, allow.clone()))
            .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, allow))
            .insert_header((
                header::ACCESS_CONTROL_ALLOW_HEADERS,
                "Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match, If-Modified-Since, \
                 If-None-Match, If-Range, If-Unmodified-Since, Last-Event-ID, Range",
            ))
            .insert_header((header::ACCESS_CONTROL_MAX_AGE, "86400"))
            .finish();
    }
    let mut answer = Error::MethodNotAllowed.error_response();
    if let Ok(allow) = header::HeaderValue::from_str(&allow) {
        answer.headers_mut().insert(header::ALLOW, allow);
    }
    answer
}
