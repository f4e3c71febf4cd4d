// Generated from wsdl/account.wsdl by `npm run generate`. Change that file, not this one.
import type { ServiceContract } from '../../soap/service-contract.ts';
import type { AccountOperations } from './account-types.ts';
import { commonSchema } from './common-schema.ts';

/**
 * A provider's trade accounts: opening, credit, users, statements. Every request is signed with the caller's
 * X.509 certificate (WS-Security 1.0) and every answer by the provider.
 */
export const accountContract: ServiceContract<AccountOperations> = {
  name: 'AccountService',
  namespace: 'urn:plegma:account:1',
  documentation:
    "A provider's trade accounts: opening, credit, users, statements. Every request is signed with the caller's X.509 certificate (WS-Security 1.0) and every answer by the provider.",
  operations: {
    OpenAccount: {
      name: 'OpenAccount',
      style: 'document-literal',
      soapAction: 'urn:plegma:account:1/OpenAccount',
      actions: {
        request: 'urn:plegma:account:1/OpenAccount',
        response: 'urn:plegma:account:1:AccountService:OpenAccountResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:account:1:AccountService:OpenAccount:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:account:1:AccountService:OpenAccount:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:account:1:AccountService:OpenAccount:Fault:NotAuthorised',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:account:1:AccountService:OpenAccount:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:account:1:AccountService:OpenAccount:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:account:1:AccountService:OpenAccount:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:account:1:AccountService:OpenAccount:Fault:InternalError',
        },
      },
      request: '{urn:plegma:account:1}OpenAccount',
      response: '{urn:plegma:account:1}OpenAccountResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: "Asks for an account for the signing identity. It is open at once where the provider's rule says so, otherwise it waits for credit checks.",
    },
    GetAccount: {
      name: 'GetAccount',
      style: 'document-literal',
      soapAction: 'urn:plegma:account:1/GetAccount',
      actions: {
        request: 'urn:plegma:account:1/GetAccount',
        response: 'urn:plegma:account:1:AccountService:GetAccountResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:account:1:AccountService:GetAccount:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:account:1:AccountService:GetAccount:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:account:1:AccountService:GetAccount:Fault:NotAuthorised',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:account:1:AccountService:GetAccount:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:account:1:AccountService:GetAccount:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:account:1:AccountService:GetAccount:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:account:1:AccountService:GetAccount:Fault:InternalError',
        },
      },
      request: '{urn:plegma:account:1}GetAccount',
      response: '{urn:plegma:account:1}GetAccountResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: "One account of the caller's; an operator sees all.",
    },
    ListAccounts: {
      name: 'ListAccounts',
      style: 'document-literal',
      soapAction: 'urn:plegma:account:1/ListAccounts',
      actions: {
        request: 'urn:plegma:account:1/ListAccounts',
        response: 'urn:plegma:account:1:AccountService:ListAccountsResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:account:1:AccountService:ListAccounts:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:account:1:AccountService:ListAccounts:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:account:1:AccountService:ListAccounts:Fault:NotAuthorised',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:account:1:AccountService:ListAccounts:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:account:1:AccountService:ListAccounts:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:account:1:AccountService:ListAccounts:Fault:InternalError',
        },
      },
      request: '{urn:plegma:account:1}ListAccounts',
      response: '{urn:plegma:account:1}ListAccountsResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'The accounts that the caller may use; an operator sees all.',
    },
    GetStatement: {
      name: 'GetStatement',
      style: 'document-literal',
      soapAction: 'urn:plegma:account:1/GetStatement',
      actions: {
        request: 'urn:plegma:account:1/GetStatement',
        response: 'urn:plegma:account:1:AccountService:GetStatementResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:account:1:AccountService:GetStatement:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:account:1:AccountService:GetStatement:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:account:1:AccountService:GetStatement:Fault:NotAuthorised',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:account:1:AccountService:GetStatement:Fault:NotFound',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:account:1:AccountService:GetStatement:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:account:1:AccountService:GetStatement:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:account:1:AccountService:GetStatement:Fault:InternalError',
        },
      },
      request: '{urn:plegma:account:1}GetStatement',
      response: '{urn:plegma:account:1}GetStatementResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'The movements of an account in a span of time, for its budget holders and operators.',
    },
    AddUser: {
      name: 'AddUser',
      style: 'document-literal',
      soapAction: 'urn:plegma:account:1/AddUser',
      actions: {
        request: 'urn:plegma:account:1/AddUser',
        response: 'urn:plegma:account:1:AccountService:AddUserResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:account:1:AccountService:AddUser:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:account:1:AccountService:AddUser:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:account:1:AccountService:AddUser:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:account:1:AccountService:AddUser:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:account:1:AccountService:AddUser:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:account:1:AccountService:AddUser:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:account:1:AccountService:AddUser:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:account:1:AccountService:AddUser:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:account:1:AccountService:AddUser:Fault:InternalError',
        },
      },
      request: '{urn:plegma:account:1}AddUser',
      response: '{urn:plegma:account:1}AddUserResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Lets somebody use the account. For its budget holders.',
    },
    RemoveUser: {
      name: 'RemoveUser',
      style: 'document-literal',
      soapAction: 'urn:plegma:account:1/RemoveUser',
      actions: {
        request: 'urn:plegma:account:1/RemoveUser',
        response: 'urn:plegma:account:1:AccountService:RemoveUserResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:account:1:AccountService:RemoveUser:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:account:1:AccountService:RemoveUser:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:account:1:AccountService:RemoveUser:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:account:1:AccountService:RemoveUser:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:account:1:AccountService:RemoveUser:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:account:1:AccountService:RemoveUser:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:account:1:AccountService:RemoveUser:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:account:1:AccountService:RemoveUser:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:account:1:AccountService:RemoveUser:Fault:InternalError',
        },
      },
      request: '{urn:plegma:account:1}RemoveUser',
      response: '{urn:plegma:account:1}RemoveUserResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: "Takes a rule back that AddUser gave. The holder always stays. For the account's budget holders.",
    },
    ApproveAccount: {
      name: 'ApproveAccount',
      style: 'document-literal',
      soapAction: 'urn:plegma:account:1/ApproveAccount',
      actions: {
        request: 'urn:plegma:account:1/ApproveAccount',
        response: 'urn:plegma:account:1:AccountService:ApproveAccountResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:account:1:AccountService:ApproveAccount:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:account:1:AccountService:ApproveAccount:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:account:1:AccountService:ApproveAccount:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:account:1:AccountService:ApproveAccount:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:account:1:AccountService:ApproveAccount:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:account:1:AccountService:ApproveAccount:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:account:1:AccountService:ApproveAccount:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:account:1:AccountService:ApproveAccount:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:account:1:AccountService:ApproveAccount:Fault:InternalError',
        },
      },
      request: '{urn:plegma:account:1}ApproveAccount',
      response: '{urn:plegma:account:1}ApproveAccountResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Opens an account that waits for credit checks. For operators.',
    },
    DenyAccount: {
      name: 'DenyAccount',
      style: 'document-literal',
      soapAction: 'urn:plegma:account:1/DenyAccount',
      actions: {
        request: 'urn:plegma:account:1/DenyAccount',
        response: 'urn:plegma:account:1:AccountService:DenyAccountResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:account:1:AccountService:DenyAccount:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:account:1:AccountService:DenyAccount:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:account:1:AccountService:DenyAccount:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:account:1:AccountService:DenyAccount:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:account:1:AccountService:DenyAccount:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:account:1:AccountService:DenyAccount:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:account:1:AccountService:DenyAccount:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:account:1:AccountService:DenyAccount:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:account:1:AccountService:DenyAccount:Fault:InternalError',
        },
      },
      request: '{urn:plegma:account:1}DenyAccount',
      response: '{urn:plegma:account:1}DenyAccountResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Refuses an account that waits for credit checks. For operators.',
    },
    SuspendAccount: {
      name: 'SuspendAccount',
      style: 'document-literal',
      soapAction: 'urn:plegma:account:1/SuspendAccount',
      actions: {
        request: 'urn:plegma:account:1/SuspendAccount',
        response: 'urn:plegma:account:1:AccountService:SuspendAccountResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:account:1:AccountService:SuspendAccount:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:account:1:AccountService:SuspendAccount:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:account:1:AccountService:SuspendAccount:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:account:1:AccountService:SuspendAccount:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:account:1:AccountService:SuspendAccount:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:account:1:AccountService:SuspendAccount:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:account:1:AccountService:SuspendAccount:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:account:1:AccountService:SuspendAccount:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:account:1:AccountService:SuspendAccount:Fault:InternalError',
        },
      },
      request: '{urn:plegma:account:1}SuspendAccount',
      response: '{urn:plegma:account:1}SuspendAccountResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Stops an open account from being charged. For operators.',
    },
    ResumeAccount: {
      name: 'ResumeAccount',
      style: 'document-literal',
      soapAction: 'urn:plegma:account:1/ResumeAccount',
      actions: {
        request: 'urn:plegma:account:1/ResumeAccount',
        response: 'urn:plegma:account:1:AccountService:ResumeAccountResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:account:1:AccountService:ResumeAccount:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:account:1:AccountService:ResumeAccount:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:account:1:AccountService:ResumeAccount:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:account:1:AccountService:ResumeAccount:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:account:1:AccountService:ResumeAccount:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:account:1:AccountService:ResumeAccount:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:account:1:AccountService:ResumeAccount:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:account:1:AccountService:ResumeAccount:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:account:1:AccountService:ResumeAccount:Fault:InternalError',
        },
      },
      request: '{urn:plegma:account:1}ResumeAccount',
      response: '{urn:plegma:account:1}ResumeAccountResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Opens a suspended account again. For operators.',
    },
    SetCreditLimit: {
      name: 'SetCreditLimit',
      style: 'document-literal',
      soapAction: 'urn:plegma:account:1/SetCreditLimit',
      actions: {
        request: 'urn:plegma:account:1/SetCreditLimit',
        response: 'urn:plegma:account:1:AccountService:SetCreditLimitResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:account:1:AccountService:SetCreditLimit:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:account:1:AccountService:SetCreditLimit:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:account:1:AccountService:SetCreditLimit:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:account:1:AccountService:SetCreditLimit:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:account:1:AccountService:SetCreditLimit:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:account:1:AccountService:SetCreditLimit:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:account:1:AccountService:SetCreditLimit:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:account:1:AccountService:SetCreditLimit:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:account:1:AccountService:SetCreditLimit:Fault:InternalError',
        },
      },
      request: '{urn:plegma:account:1}SetCreditLimit',
      response: '{urn:plegma:account:1}SetCreditLimitResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Sets how far the balance may fall below zero. For operators.',
    },
    RecordPayment: {
      name: 'RecordPayment',
      style: 'document-literal',
      soapAction: 'urn:plegma:account:1/RecordPayment',
      actions: {
        request: 'urn:plegma:account:1/RecordPayment',
        response: 'urn:plegma:account:1:AccountService:RecordPaymentResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:account:1:AccountService:RecordPayment:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:account:1:AccountService:RecordPayment:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:account:1:AccountService:RecordPayment:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:account:1:AccountService:RecordPayment:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:account:1:AccountService:RecordPayment:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:account:1:AccountService:RecordPayment:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:account:1:AccountService:RecordPayment:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:account:1:AccountService:RecordPayment:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:account:1:AccountService:RecordPayment:Fault:InternalError',
        },
      },
      request: '{urn:plegma:account:1}RecordPayment',
      response: '{urn:plegma:account:1}RecordPaymentResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: 'Records money that was received elsewhere. For operators.',
    },
    CloseAccount: {
      name: 'CloseAccount',
      style: 'document-literal',
      soapAction: 'urn:plegma:account:1/CloseAccount',
      actions: {
        request: 'urn:plegma:account:1/CloseAccount',
        response: 'urn:plegma:account:1:AccountService:CloseAccountResponse',
        faults: {
          '{urn:plegma:common:1}InvalidRequest': 'urn:plegma:account:1:AccountService:CloseAccount:Fault:InvalidRequest',
          '{urn:plegma:common:1}NotAuthenticated': 'urn:plegma:account:1:AccountService:CloseAccount:Fault:NotAuthenticated',
          '{urn:plegma:common:1}NotAuthorised': 'urn:plegma:account:1:AccountService:CloseAccount:Fault:NotAuthorised',
          '{urn:plegma:common:1}ActionUnavailable': 'urn:plegma:account:1:AccountService:CloseAccount:Fault:ActionUnavailable',
          '{urn:plegma:common:1}NotFound': 'urn:plegma:account:1:AccountService:CloseAccount:Fault:NotFound',
          '{urn:plegma:common:1}Conflict': 'urn:plegma:account:1:AccountService:CloseAccount:Fault:Conflict',
          '{urn:plegma:common:1}LimitExceeded': 'urn:plegma:account:1:AccountService:CloseAccount:Fault:LimitExceeded',
          '{urn:plegma:common:1}Unavailable': 'urn:plegma:account:1:AccountService:CloseAccount:Fault:Unavailable',
          '{urn:plegma:common:1}InternalError': 'urn:plegma:account:1:AccountService:CloseAccount:Fault:InternalError',
        },
      },
      request: '{urn:plegma:account:1}CloseAccount',
      response: '{urn:plegma:account:1}CloseAccountResponse',
      faults: [
        '{urn:plegma:common:1}InvalidRequest',
        '{urn:plegma:common:1}NotAuthenticated',
        '{urn:plegma:common:1}NotAuthorised',
        '{urn:plegma:common:1}ActionUnavailable',
        '{urn:plegma:common:1}NotFound',
        '{urn:plegma:common:1}Conflict',
        '{urn:plegma:common:1}LimitExceeded',
        '{urn:plegma:common:1}Unavailable',
        '{urn:plegma:common:1}InternalError',
      ],
      documentation: "Ends the account's use; it is closed when the last job has been charged. For its holder and operators.",
    },
  },
  schema: {
    elements: {
      ...commonSchema.elements,
      '{urn:plegma:account:1}OpenAccount': { type: '{urn:plegma:account:1}OpenAccount/' },
      '{urn:plegma:account:1}OpenAccountResponse': { type: '{urn:plegma:account:1}OpenAccountResponse/' },
      '{urn:plegma:account:1}GetAccount': { type: '{urn:plegma:account:1}GetAccount/' },
      '{urn:plegma:account:1}GetAccountResponse': { type: '{urn:plegma:account:1}GetAccountResponse/' },
      '{urn:plegma:account:1}ListAccounts': { type: '{urn:plegma:account:1}ListAccounts/' },
      '{urn:plegma:account:1}ListAccountsResponse': { type: '{urn:plegma:account:1}ListAccountsResponse/' },
      '{urn:plegma:account:1}GetStatement': { type: '{urn:plegma:account:1}GetStatement/' },
      '{urn:plegma:account:1}GetStatementResponse': { type: '{urn:plegma:account:1}GetStatementResponse/' },
      '{urn:plegma:account:1}AddUser': { type: '{urn:plegma:account:1}AddUser/' },
      '{urn:plegma:account:1}AddUserResponse': { type: '{urn:plegma:account:1}AddUserResponse/' },
      '{urn:plegma:account:1}RemoveUser': { type: '{urn:plegma:account:1}RemoveUser/' },
      '{urn:plegma:account:1}RemoveUserResponse': { type: '{urn:plegma:account:1}RemoveUserResponse/' },
      '{urn:plegma:account:1}ApproveAccount': { type: '{urn:plegma:account:1}ApproveAccount/' },
      '{urn:plegma:account:1}ApproveAccountResponse': {
        type: '{urn:plegma:account:1}ApproveAccountResponse/',
      },
      '{urn:plegma:account:1}DenyAccount': { type: '{urn:plegma:account:1}DenyAccount/' },
      '{urn:plegma:account:1}DenyAccountResponse': { type: '{urn:plegma:account:1}DenyAccountResponse/' },
      '{urn:plegma:account:1}SuspendAccount': { type: '{urn:plegma:account:1}SuspendAccount/' },
      '{urn:plegma:account:1}SuspendAccountResponse': {
        type: '{urn:plegma:account:1}SuspendAccountResponse/',
      },
      '{urn:plegma:account:1}ResumeAccount': { type: '{urn:plegma:account:1}ResumeAccount/' },
      '{urn:plegma:account:1}ResumeAccountResponse': { type: '{urn:plegma:account:1}ResumeAccountResponse/' },
      '{urn:plegma:account:1}SetCreditLimit': { type: '{urn:plegma:account:1}SetCreditLimit/' },
      '{urn:plegma:account:1}SetCreditLimitResponse': {
        type: '{urn:plegma:account:1}SetCreditLimitResponse/',
      },
      '{urn:plegma:account:1}RecordPayment': { type: '{urn:plegma:account:1}RecordPayment/' },
      '{urn:plegma:account:1}RecordPaymentResponse': { type: '{urn:plegma:account:1}RecordPaymentResponse/' },
      '{urn:plegma:account:1}CloseAccount': { type: '{urn:plegma:account:1}CloseAccount/' },
      '{urn:plegma:account:1}CloseAccountResponse': { type: '{urn:plegma:account:1}CloseAccountResponse/' },
    },
    types: {
      ...commonSchema.types,
      '{urn:plegma:account:1}AccountState': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}string',
        facets: {
          enumeration: [
            'pending-credit-checks',
            'denied',
            'open',
            'suspended',
            'account-usage-finished',
            'closed',
          ],
        },
      },
      '{urn:plegma:account:1}AccountRole': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}string',
        facets: { enumeration: ['user', 'budget-holder'] },
      },
      '{urn:plegma:account:1}UserRule': {
        kind: 'complex',
        content: {
          kind: 'choice',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}identity',
              type: '{urn:plegma:common:1}Identity',
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}issuer',
              type: '{urn:plegma:common:1}DistinguishedName',
            },
            { kind: 'element', name: '{urn:plegma:account:1}group', type: '{urn:plegma:common:1}Name' },
          ],
        },
      },
      '{urn:plegma:account:1}AccountUser': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:account:1}rule', type: '{urn:plegma:account:1}UserRule' },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}role',
              type: '{urn:plegma:account:1}AccountRole',
            },
          ],
        },
      },
      '{urn:plegma:account:1}AccountUserList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}user',
              type: '{urn:plegma:account:1}AccountUser',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:account:1}Account': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
            { kind: 'element', name: '{urn:plegma:account:1}title', type: '{urn:plegma:common:1}Name' },
            { kind: 'element', name: '{urn:plegma:account:1}holder', type: '{urn:plegma:common:1}Identity' },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}state',
              type: '{urn:plegma:account:1}AccountState',
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}creditLimit',
              type: '{urn:plegma:common:1}Amount',
            },
            { kind: 'element', name: '{urn:plegma:account:1}balance', type: '{urn:plegma:common:1}Amount' },
            { kind: 'element', name: '{urn:plegma:account:1}reserved', type: '{urn:plegma:common:1}Amount' },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}currency',
              type: '{urn:plegma:common:1}Currency',
            },
            { kind: 'element', name: '{urn:plegma:account:1}tier', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}openedAt',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}users',
              type: '{urn:plegma:account:1}AccountUserList',
            },
            { kind: 'element', name: '{urn:plegma:account:1}version', type: '{urn:plegma:common:1}Version' },
          ],
        },
      },
      '{urn:plegma:account:1}AccountList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}account',
              type: '{urn:plegma:account:1}Account',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:account:1}EntryKind': {
        kind: 'simple',
        base: '{http://www.w3.org/2001/XMLSchema}string',
        facets: { enumeration: ['charge', 'payment', 'fee', 'credit'] },
      },
      '{urn:plegma:account:1}StatementEntry': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}entryId',
              type: '{urn:plegma:common:1}Identifier',
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}time',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
            },
            { kind: 'element', name: '{urn:plegma:account:1}kind', type: '{urn:plegma:account:1}EntryKind' },
            { kind: 'element', name: '{urn:plegma:account:1}amount', type: '{urn:plegma:common:1}Amount' },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}jobId',
              type: '{urn:plegma:common:1}Identifier',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:account:1}by', type: '{urn:plegma:common:1}Identity' },
            { kind: 'element', name: '{urn:plegma:account:1}text', type: '{urn:plegma:common:1}Text' },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}evidence',
              type: '{http://www.w3.org/2001/XMLSchema}string',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:account:1}StatementEntryList': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}entry',
              type: '{urn:plegma:account:1}StatementEntry',
              min: 0,
              max: 'unbounded',
            },
          ],
        },
      },
      '{urn:plegma:account:1}OpenAccount/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            { kind: 'element', name: '{urn:plegma:account:1}title', type: '{urn:plegma:common:1}Name' },
            { kind: 'element', name: '{urn:plegma:account:1}contact', type: '{urn:plegma:common:1}Name' },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}creditWanted',
              type: '{urn:plegma:common:1}Amount',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}currency',
              type: '{urn:plegma:common:1}Currency',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:account:1}OpenAccountResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:account:1}account', type: '{urn:plegma:account:1}Account' },
          ],
        },
      },
      '{urn:plegma:account:1}GetAccount/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
          ],
        },
      },
      '{urn:plegma:account:1}GetAccountResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:account:1}account', type: '{urn:plegma:account:1}Account' },
          ],
        },
      },
      '{urn:plegma:account:1}ListAccounts/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}state',
              type: '{urn:plegma:account:1}AccountState',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}limit',
              type: '{urn:plegma:common:1}PageLimit',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}cursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:account:1}ListAccountsResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}accounts',
              type: '{urn:plegma:account:1}AccountList',
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}nextCursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:account:1}GetStatement/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}from',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}to',
              type: '{http://www.w3.org/2001/XMLSchema}dateTime',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}limit',
              type: '{urn:plegma:common:1}PageLimit',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}cursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:account:1}GetStatementResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}currency',
              type: '{urn:plegma:common:1}Currency',
            },
            { kind: 'element', name: '{urn:plegma:account:1}opening', type: '{urn:plegma:common:1}Amount' },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}entries',
              type: '{urn:plegma:account:1}StatementEntryList',
            },
            { kind: 'element', name: '{urn:plegma:account:1}closing', type: '{urn:plegma:common:1}Amount' },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}nextCursor',
              type: '{urn:plegma:common:1}Cursor',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:account:1}AddUser/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
            { kind: 'element', name: '{urn:plegma:account:1}rule', type: '{urn:plegma:account:1}UserRule' },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}role',
              type: '{urn:plegma:account:1}AccountRole',
            },
          ],
        },
      },
      '{urn:plegma:account:1}AddUserResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:account:1}account', type: '{urn:plegma:account:1}Account' },
          ],
        },
      },
      '{urn:plegma:account:1}RemoveUser/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
            { kind: 'element', name: '{urn:plegma:account:1}rule', type: '{urn:plegma:account:1}UserRule' },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}role',
              type: '{urn:plegma:account:1}AccountRole',
            },
          ],
        },
      },
      '{urn:plegma:account:1}RemoveUserResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:account:1}account', type: '{urn:plegma:account:1}Account' },
          ],
        },
      },
      '{urn:plegma:account:1}ApproveAccount/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}creditLimit',
              type: '{urn:plegma:common:1}Amount',
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}tier',
              type: '{urn:plegma:common:1}Name',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:account:1}ApproveAccountResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:account:1}account', type: '{urn:plegma:account:1}Account' },
          ],
        },
      },
      '{urn:plegma:account:1}DenyAccount/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}reason',
              type: '{urn:plegma:common:1}Text',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:account:1}DenyAccountResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:account:1}account', type: '{urn:plegma:account:1}Account' },
          ],
        },
      },
      '{urn:plegma:account:1}SuspendAccount/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}reason',
              type: '{urn:plegma:common:1}Text',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:account:1}SuspendAccountResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:account:1}account', type: '{urn:plegma:account:1}Account' },
          ],
        },
      },
      '{urn:plegma:account:1}ResumeAccount/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
          ],
        },
      },
      '{urn:plegma:account:1}ResumeAccountResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:account:1}account', type: '{urn:plegma:account:1}Account' },
          ],
        },
      },
      '{urn:plegma:account:1}SetCreditLimit/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}creditLimit',
              type: '{urn:plegma:common:1}Amount',
            },
          ],
        },
      },
      '{urn:plegma:account:1}SetCreditLimitResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:account:1}account', type: '{urn:plegma:account:1}Account' },
          ],
        },
      },
      '{urn:plegma:account:1}RecordPayment/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
            { kind: 'element', name: '{urn:plegma:account:1}amount', type: '{urn:plegma:common:1}Amount' },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}text',
              type: '{urn:plegma:common:1}Text',
              min: 0,
            },
          ],
        },
      },
      '{urn:plegma:account:1}RecordPaymentResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:account:1}account', type: '{urn:plegma:account:1}Account' },
          ],
        },
      },
      '{urn:plegma:account:1}CloseAccount/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            {
              kind: 'element',
              name: '{urn:plegma:account:1}requestId',
              type: '{urn:plegma:common:1}RequestId',
              min: 0,
            },
            {
              kind: 'element',
              name: '{urn:plegma:account:1}accountId',
              type: '{urn:plegma:common:1}Identifier',
            },
          ],
        },
      },
      '{urn:plegma:account:1}CloseAccountResponse/': {
        kind: 'complex',
        content: {
          kind: 'sequence',
          particles: [
            { kind: 'element', name: '{urn:plegma:account:1}account', type: '{urn:plegma:account:1}Account' },
          ],
        },
      },
    },
  },
};
