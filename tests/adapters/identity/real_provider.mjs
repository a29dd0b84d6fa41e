// oidc-provider in Keycloak's place: its paths, its claims for roles, sign-out without a browser. Arguments: module folder, port, our address.
import http from "node:http";

const [modules, port, ours] = process.argv.slice(2);
const { Provider } = await import(`${modules}/oidc-provider/lib/index.js`);
const realm = "/realms/hospital";
const at = "/protocol/openid-connect";
const provider = new Provider(`http://127.0.0.1:${port}${realm}`, {
  clients: [
    {
      client_id: "almoner",
      client_secret: "s:cret",
      redirect_uris: [`${ours}/sign-in/provider/back`],
      backchannel_logout_uri: `${ours}/sign-in/provider/out`,
      backchannel_logout_session_required: true,
    },
  ],
  claims: { openid: ["sub"], profile: ["name", "preferred_username", "realm_access"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["a test's own key"] },
  features: { devInteractions: { enabled: true }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  fetch: (address, options) => fetch(address, { ...options, dispatcher: undefined }), // its own refuses this machine
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      name: "Ada Made-Up",
      preferred_username: id,
      realm_access: { roles: id === "nobody" ? [] : ["almoner-person", "offline_access"] },
    }),
  }),
  pkce: { required: () => true },
  routes: {
    authorization: `${at}/auth`,
    token: `${at}/token`,
    userinfo: `${at}/userinfo`,
    jwks: `${at}/certs`,
    end_session: `${at}/logout`,
  },
});
const answer = provider.callback();
http
  .createServer((request, response) => {
    request.originalUrl = request.url;
    request.url = request.url.replace(realm, "") || "/";
    answer(request, response);
  })
  .listen(Number(port), "127.0.0.1", () => console.log("ready"));
