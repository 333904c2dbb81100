// Seeds the shop through its own API with made-up people: node seed.mjs ORIGIN CUSTOMERS ORDERS KEYFILE
// Leaves in KEYFILE an API key whose role has exactly the permissions docs/guides/vendure.md names.
import fs from 'node:fs';

const [origin, customerCount, orderCount, keyFile] = process.argv.slice(2);
const PASSWORD = 'test-only';
const FAMILY = ['김', '이', '박', '최', '정', '강', '조', '윤', '장', '임'];
const GIVEN = ['서연', '민준', '지우', '하은', '도윤', '예은', '시우', '수아', '지호', 'Anna', 'Marta', 'Luca'];
const PERMISSIONS = [
  'ReadCustomer', 'UpdateCustomer', 'DeleteCustomer', 'ReadCustomerGroup',
  'ReadOrder', 'CreateOrder', 'UpdateOrder', 'DeleteOrder',
  'ReadCatalog', 'ReadStockLocation', 'ReadSettings',
];

async function call(api, token, query, variables = {}) {
  const answer = await fetch(`${origin}/${api}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors).slice(0, 500));
  return { data, token: answer.headers.get('vendure-auth-token') ?? token };
}

const login = 'mutation($u:String!,$p:String!){login(username:$u,password:$p){__typename}}';
const admin = (await call('admin-api', null, login, { u: 'superadmin', p: 'superadmin' })).token;
const ask = async (query, variables) => (await call('admin-api', admin, query, variables)).data;
const email = i => `c${String(i).padStart(5, '0')}@example.test`;

async function makeStock() {
  const locations = (await ask('{stockLocations{items{id}}}')).stockLocations.items;
  for (const name of ['강남점 (Gangnam)', '성수점 (Seongsu)']) {
    locations.push((await ask(
      'mutation($i:CreateStockLocationInput!){createStockLocation(input:$i){id}}',
      { i: { name, description: '' } })).createStockLocation);
  }
  const variants = (await ask('{productVariants(options:{take:200}){items{id}}}')).productVariants.items;
  const input = variants.map(v => ({
    id: v.id,
    trackInventory: 'TRUE',
    stockLevels: locations.map((l, n) => ({
      stockLocationId: l.id,
      stockOnHand: n === 0 ? 1000 : 5 + ((Number(v.id) * 7 + n * 3) % 20),
    })),
  }));
  for (let i = 0; i < input.length; i += 20) {
    await ask('mutation($i:[UpdateProductVariantInput!]!){updateProductVariants(input:$i){id}}',
      { i: input.slice(i, i + 20) });
  }
  return variants;
}

async function makeCustomers(count, withAccount) {
  for (let i = 0; i < count; i += 10) {
    await Promise.all(Array.from({ length: Math.min(10, count - i) }, (_, k) => ask(
      'mutation($i:CreateCustomerInput!,$p:String){createCustomer(input:$i,password:$p){__typename}}',
      {
        i: {
          firstName: GIVEN[(i + k) % GIVEN.length],
          lastName: FAMILY[((i + k) * 3) % FAMILY.length],
          emailAddress: email(i + k),
          phoneNumber: `+82-10-0000-${String(i + k).padStart(4, '0')}`,
        },
        p: i + k < withAccount ? PASSWORD : null,
      })));
  }
}

async function placeOrder(shopper, lines) {
  const { token } = await call('shop-api', null, login, { u: email(shopper), p: PASSWORD });
  const shop = async (query, variables) => (await call('shop-api', token, query, variables)).data;
  for (const [id, quantity] of lines) {
    await shop('mutation($id:ID!,$q:Int!){addItemToOrder(productVariantId:$id,quantity:$q){__typename}}',
      { id, q: quantity });
  }
  await shop('mutation{setOrderShippingAddress(input:{fullName:"Test",streetLine1:"1 Teheran-ro",'
    + 'city:"Seoul",countryCode:"GB",postalCode:"06236"}){__typename}}');
  const [method] = (await shop('{eligibleShippingMethods{id}}')).eligibleShippingMethods;
  await shop('mutation($m:[ID!]!){setOrderShippingMethod(shippingMethodId:$m){__typename}}', { m: [method.id] });
  await shop('mutation{transitionOrderToState(state:"ArrangingPayment"){__typename}}');
  const paid = await shop('mutation{addPaymentToOrder(input:{method:"dummy",metadata:{}}){__typename}}');
  if (paid.addPaymentToOrder.__typename !== 'Order') throw new Error(JSON.stringify(paid));
}

async function makeKey() {
  const roles = await ask('mutation($i:CreateRoleInput!){createRole(input:$i){id}}',
    { i: { code: 'dangol', description: 'Dangol hub', permissions: PERMISSIONS } });
  const made = await ask(
    'mutation($i:CreateApiKeyInput!){createApiKey(input:$i){apiKey}}',
    { i: { roleIds: [roles.createRole.id], translations: [{ languageCode: 'en', name: 'hub' }] } });
  fs.writeFileSync(keyFile, made.createApiKey.apiKey + '\n', { mode: 0o600 });
}

const variants = await makeStock();
await ask('mutation($i:CreatePaymentMethodInput!){createPaymentMethod(input:$i){id}}', {
  i: {
    code: 'dummy',
    enabled: true,
    handler: { code: 'dummy-payment-handler', arguments: [{ name: 'automaticSettle', value: 'true' }] },
    translations: [{ languageCode: 'en', name: 'Dummy', description: '' }],
  },
});
const shoppers = Math.min(60, Number(customerCount));
await makeCustomers(Number(customerCount), shoppers);
// Four at a time, each of another shopper: an order belongs to a session.
for (let o = 0; o < Number(orderCount); o += 4) {
  await Promise.all(Array.from({ length: Math.min(4, Number(orderCount) - o) }, (_, k) =>
    placeOrder((o + k) % shoppers, Array.from({ length: 1 + (o + k) % 3 }, (_, l) =>
      [variants[((o + k) * 5 + l * 11) % variants.length].id, 1 + (o + k + l) % 2]))));
}
await makeKey();
console.log('seeded');
