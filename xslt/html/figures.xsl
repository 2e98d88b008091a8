<?xml version="1.0" encoding="UTF-8"?>
<!-- How are tables, pictures and formulae shown? TEI chapter 14. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0"
    xmlns="http://www.w3.org/1999/xhtml" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:e="teiedition:error"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map" xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0" default-mode="m:html"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:template match="table">
    <div class="table-frame" role="region" tabindex="0" aria-label="{(head ! f:reading(.), f:label('figure'))[1]}">
      <table>
        <xsl:call-template name="t:attributes"/>
        <xsl:if test="head"><caption><xsl:apply-templates select="head/node()"/></caption></xsl:if>
        <xsl:for-each-group select="* except head" group-ending-with="row">
          <tr>
            <xsl:for-each select="current-group()/self::row"><xsl:call-template name="t:attributes"/></xsl:for-each>
            <xsl:apply-templates select="current-group()/self::row/cell">
              <xsl:with-param name="before" select="current-group()[not(self::row)]"/>
            </xsl:apply-templates>
            <xsl:if test="not(current-group()/self::row/cell)"><td><xsl:apply-templates select="current-group()/(. except self::row)"/></td></xsl:if>
          </tr>
        </xsl:for-each-group>
      </table>
    </div>
  </xsl:template>

  <!-- A cell; the first takes what stands between the rows, and each what stands between the cells. -->
  <xsl:template match="cell">
    <xsl:param name="before" as="element()*" select="()"/>
    <xsl:element name="{if (@role = 'label' or ../@role = 'label') then 'th' else 'td'}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:call-template name="t:attributes"/>
      <xsl:if test="@cols castable as xs:positiveInteger"><xsl:attribute name="colspan" select="@cols"/></xsl:if>
      <xsl:if test="@rows castable as xs:positiveInteger"><xsl:attribute name="rowspan" select="@rows"/></xsl:if>
      <xsl:if test="not(preceding-sibling::cell)"><xsl:apply-templates select="$before"/></xsl:if>
      <xsl:apply-templates/>
      <xsl:apply-templates select="following-sibling::*[not(self::cell)][preceding-sibling::cell[1] is current()]"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="figure">
    <xsl:variable name="caption" as="element()*" select="head | figDesc[not(../head)] | p | ab"/>
    <figure>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates select="* except $caption"/>
      <xsl:if test="$caption"><figcaption><xsl:apply-templates select="$caption"/></figcaption></xsl:if>
    </figure>
  </xsl:template>

  <!-- A picture; without a link that is safe, its description alone. -->
  <xsl:template match="graphic">
    <xsl:variable name="words" as="xs:string" select="string((desc, ../figDesc, ../head)[1] ! f:reading(.))"/>
    <xsl:choose>
      <xsl:when test="f:safe-link(@url)"><img src="{f:safe-link(@url)}" alt="{$words}" loading="lazy"/></xsl:when>
      <xsl:otherwise><span class="graphic">[{f:label('figure')}]</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="formula">
    <span>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="eg | egXML">
    <pre><xsl:call-template name="t:attributes"/><xsl:apply-templates/></pre>
  </xsl:template>

  <xsl:template match="code | gi | att | val | tag | ident">
    <code>
      <xsl:call-template name="t:attributes"/>
      <xsl:apply-templates/>
    </code>
  </xsl:template>

</xsl:stylesheet>
