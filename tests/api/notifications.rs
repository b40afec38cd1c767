//! Notifications by e-mail, through a real mail server. The jobs are stepped by hand, and the clock is moved.
mod case_handlers;
mod delivery;
mod submitters;
