export * from '@bits-per-sample/report';
