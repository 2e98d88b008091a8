<?xml version="1.0" encoding="UTF-8"?>
<!-- What does Zenodo read from a repository or a deposit? The file .zenodo.json. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:j="http://www.w3.org/2005/xpath-functions"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="required" as="xs:string*" select="'title', 'creator', 'licence'"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <xsl:variable name="deposit" as="element()">
      <j:map>
        <xsl:sequence select="
            f:text('title', f:full-title($data)), f:text('upload_type', 'dataset'), f:text('publication_date', $data?date[string-length(.) eq 10]),
            f:text('description', $data?abstract),
            f:list('creators', f:responsible($data) ! f:zenodo-agent(., '')),
            f:list('contributors', $data?contributors?*[not(?name = f:responsible($data)?name)] ! f:zenodo-agent(., ($f:datacite-roles(?role), 'Other')[1])),
            f:text('access_right', 'open'), f:text('license', (lower-case($data?licence?spdx), $data?licence?uri, $data?licence?text)[. ne ''][1]),
            f:text('version', $data?version), f:text('language', f:language3(string(($data?languages?*)[1]))),
            f:texts('keywords', $data?subjects?*?term), f:text('doi', $data?doi)"/>
      </j:map>
    </xsl:variable>
    <xsl:sequence select="f:json($deposit)"/>
  </xsl:template>

  <xsl:function name="f:zenodo-agent" as="element(j:map)">
    <xsl:param name="agent" as="map(*)"/>
    <xsl:param name="type" as="xs:string"/>
    <j:map><xsl:sequence select="f:text('name', $agent?sort), f:text('orcid', $agent?orcid), f:text('type', $type)"/></j:map>
  </xsl:function>

</xsl:stylesheet>
