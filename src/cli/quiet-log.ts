/**
 * A command's standard output belongs to its answer. Imported before everything else, so that the log keeps to faults
 * unless LOG_LEVEL asks for more.
 */
process.env['LOG_LEVEL'] ??= 'error';
