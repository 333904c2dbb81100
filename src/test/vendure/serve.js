// Serves the shop, with its worker in the same process, until it is asked to end.
process.env.VENDURE_DISABLE_TELEMETRY = 'true';
const { bootstrap, JobQueueService } = require('@vendure/core');
const { config } = require('./config');

bootstrap(config)
  .then(app => app.get(JobQueueService).start())
  .then(() => console.log('ready'))
  .catch(failure => {
    console.error(failure);
    process.exit(1);
  });
