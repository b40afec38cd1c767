//! All challenges at once, as everybody sees them.
use crate::Result;
use crate::catalog::challenges::Challenge;
use crate::formats::challenges::{self as table, ChallengeRow};
use crate::http::handlers::challenges::reading::render;
use crate::http::handlers::exports::CSV;
use crate::http::handlers::exports::download::{self, Named};
use crate::http::handlers::exports::format::ExportSource;
use crate::http::handlers::exports::snapshot::Moment;
use crate::http::request::challenge_filter::ChallengeFilter;
use crate::http::request::query::{FromQuery, Languages, QueryReader};
use crate::http::response::last_modified::of_records_and_challenges as modified_or_contested;
use crate::http::response::public::NDJSON;
use crate::http::urls::UrlBuilder;
use crate::service::Register;
use actix_web::{HttpRequest, HttpResponse, get, web};
use anyhow::Context;
use std::sync::Arc;

/// What a challenge is written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ExportFormat {
    Ndjson,
    Csv,
}

/// All challenges as NDJSON
///
/// One line for each, as `/v1/challenges/{reference}?lang=*` shows it, in the order in which they came.
#[utoipa::path(tag = "bulk", params(ChallengeFilter), responses((status = 200, description = "One line for each challenge", body = String, content_type = "application/x-ndjson")))]
#[get("/export/challenges.ndjson")]
pub async fn export_challenges_ndjson(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    let file = Named { name: "challenges.ndjson", content_type: NDJSON };
    export(&request, &register, file, ExportFormat::Ndjson).await
}

/// All challenges as a table in CSV
///
/// As `/v1/export/systems.csv`: `/v1/export/dictionary` tells what each column means. Texts are in the language of the
/// submitter where they are there in it. What begins like a formula has an apostrophe before it.
#[utoipa::path(tag = "bulk", params(ChallengeFilter), responses((status = 200, description = "One row for each challenge", body = String, content_type = "text/csv")))]
#[get("/export/challenges.csv")]
pub async fn export_challenges_csv(request: HttpRequest, register: web::Data<Register>) -> Result<HttpResponse> {
    let file = Named { name: "challenges.csv", content_type: CSV };
    export(&request, &register, file, ExportFormat::Csv).await
}

async fn export(request: &HttpRequest, register: &Register, file: Named, form: ExportFormat) -> Result<HttpResponse> {
    let mut params = QueryReader::read::<ChallengeFilter>(request);
    let filter = ChallengeFilter::from_query(&mut params, request);
    params.into_result()?;
    let (challenges, moment) = {
        let current = register.catalog.read();
        let meant = current.challenges.all().filter(|challenge| filter.matches(&challenge.public));
        let today = register.clock.now().date_naive();
        let modified = modified_or_contested(&current, today);
        (meant.cloned().collect::<Arc<[_]>>(), Moment { modified, ..Moment::of(register, &current, today) })
    };
    let public_url: Arc<str> = moment.public_url.as_str().into();
    let begin =
        || Writer { challenges: challenges.clone(), public_url: public_url.clone(), form, begun: false, next: 0 };
    download::written(request, &moment, file, begin).await
}

/// Writes the challenges of one moment.
struct Writer {
    challenges: Arc<[Arc<Challenge>]>,
    public_url: Arc<str>,
    form: ExportFormat,
    begun: bool,
    next: usize,
}

impl ExportSource for Writer {
    fn is_quick(&self) -> bool {
        false
    }

    fn write(&mut self, out: &mut Vec<u8>, enough: usize) -> Result<bool> {
        if !self.begun && self.form == ExportFormat::Csv {
            table::csv_header(out);
        }
        self.begun = true;
        while out.len() < enough
            && let Some(challenge) = self.challenges.get(self.next)
        {
            self.row(challenge, out)?;
            self.next += 1;
        }
        Ok(self.next < self.challenges.len())
    }
}

impl Writer {
    fn row(&self, challenge: &Challenge, out: &mut Vec<u8>) -> Result<()> {
        match self.form {
            ExportFormat::Ndjson => {
                let line = render(challenge, &Languages::All);
                serde_json::to_writer(&mut *out, &line).context("a line cannot be written")?;
                out.push(b'\n');
            }
            ExportFormat::Csv => {
                let Challenge { number: _, id, version, last_index, public: shown } = challenge;
                let address = UrlBuilder::new(&self.public_url).challenge(&shown.reference);
                let (id, version, log_index) = (*id, *version, *last_index);
                table::csv_row(&ChallengeRow { challenge: shown, id, address: &address, version, log_index }, out);
            }
        }
        Ok(())
    }
}
