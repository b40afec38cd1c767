//! Challenges: submitters and case handlers.
mod attachments;
mod case_handling;
mod deadlines;
mod erasure;
mod filing;
mod legal_routes;
mod receipts;
mod supporters;
