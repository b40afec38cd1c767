//! The program as an operator runs it.
mod command_line;
mod commands;
mod crash;
mod kills;
mod replay;
