// Makes the tables and fills in the sample catalogue that comes with @vendure/create.
process.env.VENDURE_DISABLE_TELEMETRY = 'true';
const { bootstrap } = require('@vendure/core');
const { populate } = require('@vendure/core/cli');
const { assets, config } = require('./config');

populate(() => bootstrap(config), require(assets + '/initial-data.json'), assets + '/products.csv')
  .then(app => app.close())
  .then(() => process.exit(0))
  .catch(failure => {
    console.error(failure);
    process.exit(1);
  });
